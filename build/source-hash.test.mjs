import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSources } from './source-hash.mjs';

/** @type {string} */
let root;
const hash = () => hashSources(root, ['src', 'lock.json']);

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'parley-hash-'));
	mkdirSync(join(root, 'src', 'deep'), { recursive: true });
	writeFileSync(join(root, 'src', 'a.ts'), 'a');
	writeFileSync(join(root, 'src', 'deep', 'b.ts'), 'b');
});
afterEach(() => {
	rmSync(root, { recursive: true });
});

it('stays the same while only times change', () => {
	const before = hash();
	utimesSync(join(root, 'src', 'a.ts'), 1, 1);
	expect(hash()).toBe(before);
});

it.each([
	['a content', () => writeFileSync(join(root, 'src', 'deep', 'b.ts'), 'changed')],
	['a name', () => renameSync(join(root, 'src', 'a.ts'), join(root, 'src', 'c.ts'))],
	['a new file', () => writeFileSync(join(root, 'src', 'new.ts'), '')],
	['a lock file that appears', () => writeFileSync(join(root, 'lock.json'), '{}')],
])('changes with %s', (_, change) => {
	const before = hash();
	change();
	expect(hash()).not.toBe(before);
});

it('does not care for tests', () => {
	const before = hash();
	writeFileSync(join(root, 'src', 'a.test.ts'), 'a');
	expect(hash()).toBe(before);
});
