import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogFile } from './logFile.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'parley-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const content = (name: string) => readFileSync(join(folder, 'logs', name), 'utf8');

test('rotates, keeps the newest and forgets the oldest', () => {
	const log = new LogFile(join(folder, 'logs', 'parley.log'), 4, 2);
	for (const entry of ['one\n', 'two\n', 'three\n', 'four\n']) log.append(entry);
	expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['parley.log', 'parley.log.1', 'parley.log.2']);
	expect([content('parley.log'), content('parley.log.1'), content('parley.log.2')]).toEqual([
		'four\n',
		'three\n',
		'two\n',
	]);
});

test('goes on where the last run ended', () => {
	const path = join(folder, 'logs', 'parley.log');
	new LogFile(path, 8, 1).append('one\n');
	const log = new LogFile(path, 8, 1);
	log.append('two\n');
	log.append('three\n');
	expect(content('parley.log.1')).toBe('one\ntwo\n');
	expect(content('parley.log')).toBe('three\n');
});
