import { SessionError, type SessionErrorReason } from './sessionError.ts';

/** Milliseconds before each try: at once, then ever more patiently, for about two hours. */
export const retryDelaysMs = [0, 300, 1200, 2700, 4800, 7000] as const;
const maximumTries = 1000;

/** The host was reached and said no: trying again would only ask the same question. */
const final: readonly SessionErrorReason[] = [
	'room-not-found',
	'name-taken',
	'untrusted',
	'locked',
	'turned-away',
	'unanswered',
	'removed',
	'aborted',
];

export type RetryOutcome =
	| { readonly kind: 'done' }
	| { readonly kind: 'aborted' }
	| { readonly kind: 'refused' | 'gave-up'; readonly error: SessionError };

/**
 * Tries something until it works, its refusal is final, or the signal ends it. Each try after the first
 * is announced with its number, from 1. A network that comes back, or a `hurry` event, cuts a wait short.
 */
export async function keepTrying(
	attempt: () => Promise<void>,
	announce: (attempt: number) => void,
	signal: AbortSignal,
	hurry?: EventTarget,
): Promise<RetryOutcome> {
	let last = new SessionError('unreachable');
	for (let tries = 1; tries <= maximumTries; tries++) {
		await wait(retryDelaysMs[Math.min(tries, retryDelaysMs.length) - 1] ?? 7000, signal, hurry);
		if (signal.aborted) return { kind: 'aborted' };
		if (tries > 1) announce(tries);
		try {
			await attempt();
			return { kind: 'done' };
		} catch (error) {
			if (signal.aborted) return { kind: 'aborted' };
			last =
				error instanceof SessionError ? error : new SessionError('protocol', String(error), { cause: error });
			if (final.includes(last.reason)) return { kind: 'refused', error: last };
		}
	}
	return { kind: 'gave-up', error: last };
}

function wait(ms: number, signal: AbortSignal, hurry: EventTarget | undefined): Promise<void> {
	if (ms === 0 || signal.aborted) return Promise.resolve();
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			globalThis.removeEventListener?.('online', done);
			hurry?.removeEventListener('hurry', done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		signal.addEventListener('abort', done);
		globalThis.addEventListener?.('online', done);
		hurry?.addEventListener('hurry', done);
	});
}
