import { readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import type { Kept } from '../../contract/bridge/saved.ts';
import { unwrap, wrapReadable, wrapSealed } from './envelope.ts';
import type { KeyStore } from './keyStore.ts';
import { replaceFile } from './replaceFile.ts';

/** Typing a name is one write, not one for each letter. */
const restMs = 300;

export interface SavedFileParts {
	readonly path: string;
	/** For what must not be readable to other programs; null for what may. */
	readonly keyStore: KeyStore | null;
	/**
	 * Without a key store: whether it is kept readable, or in memory only.
	 * Links to calls are kept readable, and the app says so; keys and tokens are not kept.
	 */
	readonly withoutKeyStore: 'readable' | 'memory-only';
	/** The file could not be written, or could not be set aside. Told once, until it works again. */
	onTrouble(error: unknown): void;
}

/**
 * A file of JSON that survives the app: read at once, written a moment after each change, each time as a
 * whole. What cannot be read is set aside, never overwritten.
 */
export class SavedFile {
	private kept: Kept | { readonly kind: 'sealed'; readonly sealed: string };
	/** Why what is on the disk stays there as it is. */
	private untouchable: 'newer' | 'locked' | null = null;
	private changed = false;
	/** It was found readable, and should not be. */
	private shouldSeal = false;
	private timer: NodeJS.Timeout | undefined;
	private working: Promise<void> = Promise.resolve();
	private inTrouble = false;

	constructor(private readonly parts: SavedFileParts) {
		const found = readText(parts.path);
		const unwrapped = typeof found === 'string' ? unwrap(found) : found;
		if (unwrapped.kind === 'damaged') void this.moveAway('damaged');
		this.shouldSeal = unwrapped.kind === 'readable' && parts.keyStore !== null;
		if (unwrapped.kind === 'newer') this.untouchable = 'newer';
		this.kept =
			unwrapped.kind === 'readable'
				? { kind: 'kept', text: unwrapped.text }
				: unwrapped.kind === 'sealed' && !parts.keyStore
					? { kind: 'damaged' }
					: unwrapped;
	}

	/** Its contents, as they are now. */
	async read(): Promise<Kept> {
		if (this.kept.kind === 'sealed') await this.inTurn(() => this.unseal());
		else if (this.shouldSeal) void this.inTurn(() => this.sealLater());
		return this.kept.kind === 'sealed' ? { kind: 'locked' } : this.kept;
	}

	/** What can be told without the key store; undefined when that is nothing. */
	get readable(): string | undefined {
		return this.kept.kind === 'kept' ? this.kept.text : undefined;
	}

	/** @param text JSON of an object */
	write(text: string): void {
		this.kept = { kind: 'kept', text };
		if (this.untouchable) return;
		this.changed = true;
		this.timer ??= setTimeout(() => void this.flush(), restMs);
	}

	/** Puts the file out of the way, kept, and begins anew. */
	async setAside(): Promise<void> {
		const why = this.untouchable;
		// What was chosen beside an untouchable file was held in memory only; now it can be written.
		const toWrite = why !== null && this.kept.kind === 'kept' ? this.kept : null;
		this.untouchable = null;
		this.changed = false;
		this.kept = toWrite ?? { kind: 'none' };
		await this.moveAway(why ?? 'damaged');
		if (toWrite) this.write(toWrite.text);
	}

	get isFlushed(): boolean {
		return !this.changed;
	}

	/** Everything that was changed is on the disk, or `onTrouble` was told why not. Never rejects. */
	flush(): Promise<void> {
		clearTimeout(this.timer);
		this.timer = undefined;
		return this.inTurn(() => this.store());
	}

	private async store(): Promise<void> {
		if (!this.changed || this.kept.kind !== 'kept') return;
		const { text } = this.kept;
		const { path, keyStore, withoutKeyStore } = this.parts;
		try {
			if (!keyStore) await replaceFile(path, wrapReadable(text));
			else if (await keyStore.isAvailable()) await replaceFile(path, wrapSealed(await keyStore.seal(text)));
			else if (withoutKeyStore === 'readable') await replaceFile(path, wrapReadable(text));
			this.inTrouble = false;
		} catch (error) {
			this.tell(error);
		}
		// What could not be written is tried again with the next change: a full disk must not be asked all the time.
		if (this.kept.kind === 'kept' && this.kept.text === text) this.changed = false;
	}

	/** A key store has come since it was written. */
	private async sealLater(): Promise<void> {
		if (!this.shouldSeal || !(await this.parts.keyStore?.isAvailable())) return;
		this.shouldSeal = false;
		if (this.kept.kind === 'kept') this.write(this.kept.text);
	}

	private async unseal(): Promise<void> {
		const { keyStore } = this.parts;
		if (this.kept.kind !== 'sealed' || !keyStore) return;
		try {
			if (!(await keyStore.isAvailable())) {
				// A keyring that does not answer today may answer tomorrow.
				this.untouchable = 'locked';
				this.kept = { kind: 'locked' };
				return;
			}
			this.kept = { kind: 'kept', text: await keyStore.open(this.kept.sealed) };
		} catch {
			// Sealed by another key: of another user, or of a keyring that was made anew.
			this.kept = { kind: 'damaged' };
			await this.rename('damaged');
		}
	}

	private moveAway(why: 'damaged' | 'newer' | 'locked'): Promise<void> {
		return this.inTurn(() => this.rename(why));
	}

	private async rename(why: 'damaged' | 'newer' | 'locked'): Promise<void> {
		try {
			await rename(
				this.parts.path,
				`${this.parts.path}.${why}-${new Date().toISOString().replace(/:/g, '-')}`,
			);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.tell(error);
		}
	}

	private tell(error: unknown): void {
		if (this.inTrouble) return;
		this.inTrouble = true;
		this.parts.onTrouble(error);
	}

	private inTurn(work: () => Promise<void>): Promise<void> {
		this.working = this.working.then(work);
		return this.working;
	}
}

function readText(path: string): string | { readonly kind: 'none' | 'damaged' } {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		// ENOTDIR: not even its folder is one. Writing will say so.
		return { kind: code === 'ENOENT' || code === 'ENOTDIR' ? 'none' : 'damaged' };
	}
}
