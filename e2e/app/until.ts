import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 100;

/**
 * Looks again and again until there is something to see.
 * @param what for the message when it does not come: "video of Bea"
 * @param look gives what is waited for, or null
 * @throws {Error} when the time is over
 */
export async function until<T>(
	what: string,
	look: () => Promise<T | null | undefined | false>,
	timeoutMs = 20_000,
): Promise<T> {
	const endAt = performance.now() + timeoutMs;
	for (;;) {
		const seen = await look();
		if (seen !== null && seen !== undefined && seen !== false) return seen;
		if (performance.now() > endAt) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
		await pause(lookEveryMs);
	}
}
