import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTrying, retryDelaysMs } from './retry.ts';
import { SessionError } from './sessionError.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('tries at once, then with the published delays', async () => {
	const began = Date.now();
	const at: number[] = [];
	const outcome = keepTrying(
		async () => {
			at.push(Date.now() - began);
			if (at.length < 6) throw new SessionError('unreachable');
		},
		() => {},
		new AbortController().signal,
	);
	await vi.runAllTimersAsync();
	expect(await outcome).toEqual({ kind: 'done' });
	let sum = 0;
	expect(at).toEqual(retryDelaysMs.map((delay) => (sum += delay)));
});

it('does not wait any longer when it is told to hurry', async () => {
	const hurry = new EventTarget();
	let tries = 0;
	const outcome = keepTrying(
		async () => {
			if (++tries < 4) throw new SessionError('unreachable');
		},
		() => {},
		new AbortController().signal,
		hurry,
	);
	const began = Date.now();
	for (let turn = 0; turn < 3; turn++) {
		await vi.advanceTimersByTimeAsync(1);
		hurry.dispatchEvent(new Event('hurry'));
	}
	await vi.advanceTimersByTimeAsync(1);
	expect(await outcome).toEqual({ kind: 'done' });
	expect(Date.now() - began).toBeLessThan(retryDelaysMs[1]);
});

it('announces every try after the first', async () => {
	const announced: number[] = [];
	let tries = 0;
	const outcome = keepTrying(
		async () => {
			if (++tries < 3) throw new Error('not yet');
		},
		(attempt) => announced.push(attempt),
		new AbortController().signal,
	);
	await vi.runAllTimersAsync();
	await outcome;
	expect(announced).toEqual([2, 3]);
});

it('stops when the host says that there is no such call', async () => {
	let tries = 0;
	const outcome = await keepTrying(
		async () => {
			tries++;
			throw new SessionError('room-not-found');
		},
		() => {},
		new AbortController().signal,
	);
	expect(outcome).toMatchObject({ kind: 'refused', error: { reason: 'room-not-found' } });
	expect(tries).toBe(1);
});

it('ends in the middle of a wait', async () => {
	const ending = new AbortController();
	const outcome = keepTrying(
		async () => {
			throw new SessionError('unreachable');
		},
		() => {},
		ending.signal,
	);
	await vi.advanceTimersByTimeAsync(500);
	ending.abort();
	expect(await outcome).toEqual({ kind: 'aborted' });
});
