import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyStore } from './keyStore.ts';
import { SavedFile, type SavedFileParts } from './savedFile.ts';

let folder: string;
let path: string;
let troubles: unknown[];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'parley-saved-'));
	path = join(folder, 'saved', 'settings.json');
	troubles = [];
});
afterEach(() => {
	chmodSync(folder, 0o700);
	rmSync(folder, { recursive: true });
});

const open = (parts: Partial<SavedFileParts> = {}) =>
	new SavedFile({
		path,
		keyStore: null,
		withoutKeyStore: 'readable',
		onTrouble: (error) => troubles.push(error),
		...parts,
	});
const onDisk = () => readFileSync(path, 'utf8');
const files = () => readdirSync(join(folder, 'saved')).sort();
function put(text: string): void {
	mkdirSync(join(folder, 'saved'), { recursive: true });
	writeFileSync(path, text);
}

/** A key store that can be switched off, like a keyring whose program is not running. */
class Keyring implements KeyStore {
	available = true;
	constructor(private readonly key = 'k') {}
	isAvailable = async () => this.available;
	seal = async (text: string) => Buffer.from(this.key + text).toString('base64');
	open = async (sealed: string) => {
		const text = Buffer.from(sealed, 'base64').toString();
		if (!text.startsWith(this.key)) throw new Error('another key');
		return text.slice(this.key.length);
	};
}

describe('a file', () => {
	test('that is not there is empty', async () => {
		expect(await open().read()).toEqual({ kind: 'none' });
		expect(troubles).toEqual([]);
	});

	test('is found again by the next start, and by nobody else', async () => {
		const file = open();
		file.write('{"name":"Anna"}');
		expect(await file.read()).toEqual({ kind: 'kept', text: '{"name":"Anna"}' });
		await file.flush();
		expect(await open().read()).toEqual({ kind: 'kept', text: '{"name":"Anna"}' });
		if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
		expect(files()).toEqual(['settings.json']);
	});

	test('is written by itself a moment later, once for many changes', async () => {
		const file = open();
		for (const letter of 'Anna') file.write(`{"name":"${letter}"}`);
		await expect.poll(() => file.isFlushed).toBe(true);
		expect(JSON.parse(onDisk())).toEqual({ version: 1, value: { name: 'a' } });
	});

	test('keeps the last of what came while it was written', async () => {
		const file = open();
		file.write('{"n":1}');
		const first = file.flush();
		file.write('{"n":2}');
		await first;
		await file.flush();
		expect(file.isFlushed).toBe(true);
		expect(JSON.parse(onDisk()).value).toEqual({ n: 2 });
	});
});

describe('what cannot be read', () => {
	test.each(['', '{', '[]', 'null', '{"version":1}', '{"version":"1","value":{}}', '{"value":{}}', '\0\0\0'])(
		'%j is set aside, as it was',
		async (text) => {
			put(text);
			const file = open();
			expect(await file.read()).toEqual({ kind: 'damaged' });
			file.write('{"name":"fresh"}');
			await file.flush();
			const [fresh, aside, ...more] = files();
			expect([fresh, more]).toEqual(['settings.json', []]);
			expect(aside).toMatch(/^settings\.json\.damaged-\d{4}-\d\d-\d\dT[\d-]+\.\d+Z$/);
			expect(readFileSync(join(folder, 'saved', aside ?? ''), 'utf8')).toBe(text);
			expect(await open().read()).toEqual({ kind: 'kept', text: '{"name":"fresh"}' });
		},
	);

	test('a folder in its place is set aside too', async () => {
		mkdirSync(path, { recursive: true });
		const file = open();
		expect(await file.read()).toEqual({ kind: 'damaged' });
		file.write('{}');
		await file.flush();
		expect(onDisk()).toContain('"version": 1');
	});

	test('what only the page finds unusable is set aside when it says so', async () => {
		put('{"version":1,"value":{"name":7}}');
		const file = open();
		await file.setAside();
		expect(await file.read()).toEqual({ kind: 'none' });
		expect(files()).toEqual([expect.stringContaining('.damaged-')]);
	});

	test('a file of a later version stays as it is until the person says otherwise', async () => {
		const later = '{"version":2,"value":{"name":"of tomorrow"}}';
		put(later);
		const file = open();
		expect(await file.read()).toEqual({ kind: 'newer' });
		file.write('{"name":"Anna"}');
		expect(await file.read()).toEqual({ kind: 'kept', text: '{"name":"Anna"}' });
		await file.flush();
		expect(onDisk()).toBe(later);

		await file.setAside();
		await file.flush();
		expect(JSON.parse(onDisk()).value).toEqual({ name: 'Anna' });
		expect(files()).toEqual(['settings.json', expect.stringContaining('.newer-')]);
	});
});

describe('a disk that takes nothing', () => {
	test('is told once; what was chosen holds', async () => {
		// A file where the folder should be: no right in the world makes that work, root's neither.
		writeFileSync(join(folder, 'saved'), '');
		const file = open();
		for (const n of [1, 2]) {
			file.write(`{"n":${n}}`);
			await file.flush();
		}
		expect(troubles).toHaveLength(1);
		expect(file.isFlushed).toBe(true);
		expect(await file.read()).toEqual({ kind: 'kept', text: '{"n":2}' });

		rmSync(join(folder, 'saved'));
		file.write('{"n":3}');
		await file.flush();
		expect(JSON.parse(onDisk()).value).toEqual({ n: 3 });
	});

	test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
		'leaves the old file whole',
		async () => {
			const file = open();
			file.write('{"n":1}');
			await file.flush();
			chmodSync(join(folder, 'saved'), 0o500);
			file.write('{"n":2}');
			await file.flush();
			chmodSync(join(folder, 'saved'), 0o700);
			expect(JSON.parse(onDisk()).value).toEqual({ n: 1 });
			expect(troubles).toHaveLength(1);
		},
	);
});

describe('secrets', () => {
	const link = '{"link":"parley://join/room-of-anna"}';

	test('are sealed where there is a key store', async () => {
		const keyStore = new Keyring();
		const file = open({ keyStore });
		file.write(link);
		await file.flush();
		expect(onDisk()).not.toContain('room-of-anna');
		expect(open({ keyStore }).readable).toBeUndefined();
		expect(await open({ keyStore }).read()).toEqual({ kind: 'kept', text: link });
	});

	test('stay readable where there is none, and are sealed once there is one', async () => {
		const keyStore = new Keyring();
		keyStore.available = false;
		const file = open({ keyStore });
		file.write(link);
		await file.flush();
		expect(onDisk()).toContain('room-of-anna');
		keyStore.available = true;
		const again = open({ keyStore });
		expect(await again.read()).toEqual({ kind: 'kept', text: link });
		await expect.poll(onDisk).not.toContain('room-of-anna');
	});

	test('that nobody may ever read are kept in memory only', async () => {
		const keyStore = new Keyring();
		keyStore.available = false;
		const file = open({ keyStore, withoutKeyStore: 'memory-only' });
		file.write(link);
		await file.flush();
		expect(file.isFlushed).toBe(true);
		expect(await file.read()).toEqual({ kind: 'kept', text: link });
		expect(await open({ keyStore }).read()).toEqual({ kind: 'none' });
	});

	test('stay where they are while the key store does not answer', async () => {
		const keyStore = new Keyring();
		const file = open({ keyStore });
		file.write(link);
		await file.flush();
		const sealed = onDisk();
		keyStore.available = false;
		const later = open({ keyStore });
		expect(await later.read()).toEqual({ kind: 'locked' });
		later.write('{"link":"another"}');
		await later.flush();
		expect(onDisk()).toBe(sealed);
		keyStore.available = true;
		expect(await open({ keyStore }).read()).toEqual({ kind: 'kept', text: link });
	});

	test('that another key sealed are set aside', async () => {
		const file = open({ keyStore: new Keyring('a') });
		file.write(link);
		await file.flush();
		expect(await open({ keyStore: new Keyring('b') }).read()).toEqual({ kind: 'damaged' });
		expect(files()).toEqual([expect.stringContaining('.damaged-')]);
	});
});
