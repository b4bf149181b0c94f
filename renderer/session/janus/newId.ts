import type { JanusId } from './messages.ts';

/** A new name for a feed, as this server writes them. */
export function newId(asText: boolean): JanusId {
	return asText ? crypto.randomUUID() : newNumber();
}

/** 53 bits, as the server's own; never 0, for which it would choose one. */
export function newNumber(): number {
	const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
	return (high % 2 ** 21) * 2 ** 32 + low || 1;
}
