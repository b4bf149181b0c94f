import { describe, expect, test } from 'vitest';
import { type SafeStorage, systemKeyStore } from './keyStore.ts';

/** Not secret at all, but reversible, as Electron's is. */
const turned = (text: string) => Buffer.from([...Buffer.from(text)].reverse());
const turnedBack = (bytes: Buffer) => Buffer.from([...bytes].reverse()).toString();

/** The two generations of Electron's interface. */
const generations: Record<string, (available: boolean) => SafeStorage> = {
	'before 43, answers at once': (available) => ({
		isEncryptionAvailable: () => available,
		encryptString: turned,
		decryptString: turnedBack,
	}),
	'from 46 on, answers later': (available) => ({
		isAsyncEncryptionAvailable: async () => available,
		encryptStringAsync: async (text) => turned(text),
		decryptStringAsync: async (bytes) => ({ result: turnedBack(bytes) }),
	}),
};

describe.each(Object.entries(generations))('a key store %s', (_name, make) => {
	test('opens what it sealed', async () => {
		const store = systemKeyStore(make(true), 'darwin');
		expect(await store.isAvailable()).toBe(true);
		const sealed = await store.seal('parley://join/نص');
		expect(sealed).toMatch(/^[A-Za-z0-9+/]+=*$/);
		expect(Buffer.from(sealed, 'base64').toString()).not.toContain('parley');
		expect(await store.open(sealed)).toBe('parley://join/نص');
	});

	test('is none where the system says so', async () => {
		expect(await systemKeyStore(make(false), 'win32').isAvailable()).toBe(false);
	});

	test.each([
		['gnome_libsecret', true],
		['kwallet6', true],
		['basic_text', false],
		['unknown', false],
	])('of Linux with %s: %s', async (backend, expected) => {
		const safeStorage = { ...make(true), getSelectedStorageBackend: () => backend };
		expect(await systemKeyStore(safeStorage, 'linux').isAvailable()).toBe(expected);
	});

	test('of a Linux that does not say which it is counts as none', async () => {
		expect(await systemKeyStore(make(true), 'linux').isAvailable()).toBe(false);
	});
});

test('without any, nothing is sealed', async () => {
	const none = systemKeyStore({}, 'darwin');
	expect(await none.isAvailable()).toBe(false);
	await expect(none.seal('x')).rejects.toThrow();
	await expect(none.open('x')).rejects.toThrow();
});
