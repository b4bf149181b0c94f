/** Who sits where among the others, so that few move when one gets the large place. */
export interface Seats {
	/** Everybody, also whoever has the large place now. */
	readonly order: readonly string[];
	/** Who has, or last had, the large place. */
	readonly large: string | null;
}

export const noSeats: Seats = { order: [], large: null };

/**
 * Seats after people came or went, or another one got the large place: the two change seats, so that
 * nobody else moves.
 * @param ids everybody, in the order in which newcomers take their seats
 */
export function reseat(before: Seats, ids: readonly string[], large: string | null): Seats {
	const there = new Set(ids);
	const known = new Set(before.order);
	const order = [...before.order.filter((id) => there.has(id)), ...ids.filter((id) => !known.has(id))];
	// Oneself, the last of `ids`, stays behind newcomers; others keep the seats that they have.
	const last = ids[ids.length - 1];
	const arrived = order.length > before.order.length;
	if (arrived && last !== undefined && known.has(last)) order.push(...order.splice(order.indexOf(last), 1));
	if (large === null || large === before.large) return { order, large: large ?? before.large };
	if (before.large !== null) exchange(order, large, before.large);
	return { order, large };
}

/** Somebody whom there is no room for comes forward to the last seat that is seen. */
export function bringForward(order: readonly string[], id: string | null, seen: number): readonly string[] {
	const visible = order[seen - 1];
	if (id === null || visible === undefined || order.indexOf(id) < seen) return order;
	const changed = [...order];
	exchange(changed, id, visible);
	return changed;
}

function exchange(order: string[], one: string, other: string): void {
	const [here, there] = [order.indexOf(one), order.indexOf(other)];
	if (here < 0 || there < 0) return;
	order[here] = other;
	order[there] = one;
}
