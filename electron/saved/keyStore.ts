/** The system's own place for keys (Keychain, DPAPI, Secret Service): what is sealed by it, only this user opens. */
export interface KeyStore {
	/** Asked each time: a keyring may come later than the app. */
	isAvailable(): Promise<boolean>;
	/** @returns base64 @throws when the system refuses */
	seal(text: string): Promise<string>;
	/** @throws when it was sealed by another key, or the system refuses */
	open(sealed: string): Promise<string>;
}

/** What of Electron's safeStorage is used. Versions before 43 have the first kind only, from 46 on the second. */
export interface SafeStorage {
	isEncryptionAvailable?(): boolean;
	encryptString?(text: string): Buffer;
	decryptString?(sealed: Buffer): string;
	isAsyncEncryptionAvailable?(): Promise<boolean>;
	encryptStringAsync?(text: string): Promise<Buffer>;
	decryptStringAsync?(sealed: Buffer): Promise<{ result: string }>;
	getSelectedStorageBackend?(): string;
}

/**
 * The key store of the system that this runs on. Linux without a keyring "encrypts" with a password that
 * stands in Chromium's source (`basic_text`): that counts as having none.
 */
export function systemKeyStore(safeStorage: SafeStorage, platform: NodeJS.Platform): KeyStore {
	const isPretended = () =>
		platform === 'linux' &&
		['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend?.() ?? 'unknown');
	return {
		async isAvailable() {
			const available =
				(await safeStorage.isAsyncEncryptionAvailable?.()) ?? safeStorage.isEncryptionAvailable?.() ?? false;
			return available && !isPretended();
		},
		async seal(text) {
			const sealed = (await safeStorage.encryptStringAsync?.(text)) ?? safeStorage.encryptString?.(text);
			if (!sealed) throw new Error('No key store');
			return sealed.toString('base64');
		},
		async open(sealed) {
			const bytes = Buffer.from(sealed, 'base64');
			const opened = safeStorage.decryptStringAsync
				? (await safeStorage.decryptStringAsync(bytes)).result
				: safeStorage.decryptString?.(bytes);
			if (opened === undefined) throw new Error('No key store');
			return opened;
		},
	};
}
