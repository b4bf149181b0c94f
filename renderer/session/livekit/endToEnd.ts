import { type E2EEOptions, ExternalE2EEKeyProvider, type Room, RoomEvent } from 'livekit-client';
import { SessionError } from '../sessionError.ts';

/**
 * LiveKit's own end-to-end encryption, by a passphrase that everybody has: AES-GCM over each frame, with a key
 * that PBKDF2 makes of it; the texts that we send are sealed too. Who has another passphrase, or none, is
 * neither seen nor heard.
 */
export class EndToEnd {
	readonly options: E2EEOptions;
	readonly #keys = new ExternalE2EEKeyProvider();
	readonly #worker: Worker;

	constructor(private readonly passphrase: string) {
		// A file of the app's own: its policy allows no code from elsewhere.
		this.#worker = new Worker(new URL('./endToEnd.worker.ts', import.meta.url), { type: 'module' });
		this.options = { keyProvider: this.#keys, worker: this.#worker };
	}

	/** To be done before the room is entered: nothing may leave unsealed. @throws {SessionError} unsupported */
	async start(room: Room): Promise<void> {
		let told = false;
		room.on(RoomEvent.EncryptionError, (error) => {
			// Each frame that cannot be opened says so.
			if (!told) console.warn('something cannot be opened', error.message);
			told = true;
		});
		try {
			await this.#keys.setKey(this.passphrase);
			await room.setE2EEEnabled(true);
		} catch (error) {
			throw new SessionError('unsupported', 'end-to-end encryption', { cause: error });
		}
	}

	close(): void {
		this.#worker.terminate();
	}
}
