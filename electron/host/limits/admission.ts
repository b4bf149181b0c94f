import { isIP } from 'node:net';

/**
 * How many of something each remote address may hold at once. A whole IPv6 /64 counts as one, since
 * that is what one household is given.
 */
export class Admission {
	readonly #held = new Map<string, number>();
	#total = 0;

	constructor(
		private readonly perAddress: number,
		private readonly inTotal: number,
	) {}

	/** @returns gives the place back (safe to call twice), or undefined if there is none */
	take(remoteAddress: string): (() => void) | undefined {
		const key = household(remoteAddress);
		const held = this.#held.get(key) ?? 0;
		if (held >= this.perAddress || this.#total >= this.inTotal) return undefined;
		this.#held.set(key, held + 1);
		this.#total += 1;
		let returned = false;
		return () => {
			if (returned) return;
			returned = true;
			this.#total -= 1;
			const left = (this.#held.get(key) ?? 1) - 1;
			if (left > 0) this.#held.set(key, left);
			else this.#held.delete(key);
		};
	}
}

/** The address, or the /64 that it is in. */
export function household(address: string): string {
	if (isIP(address) !== 6) return address;
	const [head = '', tail] = address.split('::');
	const groups = head ? head.split(':') : [];
	// A compressed address has its zeros somewhere; only the first four groups matter here.
	if (tail !== undefined) {
		const end = tail ? tail.split(':') : [];
		while (groups.length + end.length < 8) groups.push('0');
		groups.push(...end);
	}
	return groups.slice(0, 4).join(':');
}
