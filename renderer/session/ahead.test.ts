import { beforeEach, expect, it } from 'vitest';
import { Ahead } from './ahead.ts';
import { SessionError } from './sessionError.ts';

class Opened {
	open = true;
}

let made: Opened[];
let failing: SessionError | null;
let ahead: Ahead<Opened>;

beforeEach(() => {
	made = [];
	failing = null;
	ahead = new Ahead({
		async open(signal) {
			if (failing) throw failing;
			if (signal.aborted) throw new SessionError('aborted');
			const one = new Opened();
			made.push(one);
			return one;
		},
		holds: ({ open }) => open,
		close: (one) => {
			one.open = false;
		},
	});
});

it('opens once for however many ask, and hands that over', async () => {
	const [one, other] = await Promise.all([ahead.open(), ahead.open()]);
	expect(one).toBe(other);
	expect(await ahead.take()).toBe(one);
	expect(made).toHaveLength(1);
});

it('opens anew what no longer holds, and what was taken', async () => {
	const first = await ahead.open();
	first.open = false;
	const second = await ahead.take();
	expect(second).not.toBe(first);
	expect(await ahead.take()).not.toBe(second);
});

it('tries again after a failure', async () => {
	failing = new SessionError('unreachable');
	await expect(ahead.open()).rejects.toMatchObject({ reason: 'unreachable' });
	failing = null;
	expect((await ahead.take()).open).toBe(true);
});

it('closes what nobody took, also what is still being opened, and nothing that was', async () => {
	const taken = await ahead.take();
	const waiting = ahead.open();
	ahead.close();
	const left = await waiting.catch(() => null);
	await Promise.resolve();
	expect(taken.open).toBe(true);
	expect(left?.open ?? false).toBe(false);
	await expect(ahead.open()).rejects.toMatchObject({ reason: 'aborted' });
	await expect(ahead.take()).rejects.toMatchObject({ reason: 'aborted' });
});
