import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rememberCall } from './cutOffCall.ts';

const call = { room: 'abcdefghijklmnopqrstuv', port: 4443 };
let folder: string;
let path: string;
let failures: unknown[];
const open = () => rememberCall(path, (error) => failures.push(error));

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'parley-cut-off-'));
	path = join(folder, 'host', 'call.json');
	failures = [];
});
afterEach(() => rm(folder, { recursive: true }));

test('finds the call that nobody ended', async () => {
	await open().keep({ room: 'the-one-before', port: 1 });
	await open().keep(call);
	expect(await open().recall()).toEqual(call);
	expect(await readdir(join(folder, 'host'))).toEqual(['call.json']);
	if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
	expect(failures).toEqual([]);
});

test('finds none that was ended, and none at first', async () => {
	expect(await open().recall()).toBeUndefined();
	const memory = open();
	await Promise.all([memory.keep(call), memory.forget()]);
	expect(await open().recall()).toBeUndefined();
	await memory.forget();
	expect(failures).toEqual([]);
});

test('a damaged file is said, and is no call', async () => {
	await open().keep(call);
	await writeFile(path, '{"room":"../../etc","port":0}');
	expect(await open().recall()).toBeUndefined();
	expect(failures).toHaveLength(1);
	await open().keep(call);
	expect(await open().recall()).toEqual(call);
});
