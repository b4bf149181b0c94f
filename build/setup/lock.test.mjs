import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'parley-lock-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

function deferred() {
	let resolve = () => {};
	/** @type {Promise<void>} */
	const promise = new Promise((done) => {
		resolve = done;
	});
	return { promise, resolve };
}

/** Larger than any process id of Linux, macOS and Windows in practice. */
const DEAD = 2 ** 30;

it('lets one work at a time, and the next when it is done', async () => {
	const file = join(folder, 'deep', 'lock');
	/** @type {string[]} */
	const events = [];
	const { promise: mayEnd, resolve: end } = deferred();
	const first = withLock(
		file,
		() => events.push('first waits'),
		async () => {
			events.push('first begins');
			await mayEnd;
			events.push('first ends');
		},
	);
	await expect.poll(() => events).toContain('first begins');
	const second = withLock(
		file,
		() => events.push('second waits'),
		async () => events.push('second begins'),
	);
	await expect.poll(() => events).toContain('second waits');
	end();
	await Promise.all([first, second]);
	expect(events).toEqual(['first begins', 'second waits', 'first ends', 'second begins']);
	expect(existsSync(file)).toBe(false);
});

it('takes over from a set-up that was killed', async () => {
	const file = join(folder, 'lock');
	writeFileSync(file, String(DEAD));
	await expect(
		withLock(
			file,
			() => {},
			async () => 'done',
		),
	).resolves.toBe('done');
});

it('gives the lock back when the work fails', async () => {
	const file = join(folder, 'lock');
	const failing = withLock(
		file,
		() => {},
		async () => {
			throw new Error('no');
		},
	);
	await expect(failing).rejects.toThrow('no');
	expect(existsSync(file)).toBe(false);
});
