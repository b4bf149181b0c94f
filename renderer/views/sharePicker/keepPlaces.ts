/** A window in the picker; `gone` when it has closed, and its place is kept. */
export interface Placed<T> {
	readonly source: T;
	readonly gone: boolean;
}

/**
 * Windows come and go while one looks, and the next click shares one of them: so nothing changes its place.
 * New ones come last, closed ones leave a place that cannot be chosen.
 */
export function keepPlaces<T extends { readonly id: string }>(
	before: readonly Placed<T>[],
	found: readonly T[],
): Placed<T>[] {
	const now = new Map(found.map((source) => [source.id, source]));
	const kept = before.map(({ source }): Placed<T> => {
		const same = now.get(source.id);
		now.delete(source.id);
		return same ? { source: same, gone: false } : { source, gone: true };
	});
	return [...kept, ...[...now.values()].map((source) => ({ source, gone: false }))];
}
