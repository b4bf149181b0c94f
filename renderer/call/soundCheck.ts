import type { Heard } from '../sound/hearing/comparison.ts';
import type { Hearing, HearingState } from '../sound/hearing/hearing.ts';
import { SoundError } from '../sound/soundError.ts';
import type { CallDevices } from './devices.ts';

/** Chosen devices by id; empty for the system's. */
export interface CheckedDevices {
	readonly microphone: string;
	readonly speaker: string;
}

/** What a person can try before a call: how they sound, and whether they hear. All of it stays here. */
export interface SoundCheck {
	readonly state: HearingState;
	/** Where the playing of the recording is, 0 to 1. */
	readonly progress: number;
	/** @returns stops listening */
	onChanged(listener: () => void): () => void;
	/** Records a moment and plays it over and over, until `stop`. @param onLevel while it records, 0 to 1 */
	record(devices: CheckedDevices, onLevel: (level: number) => void): Promise<void>;
	/** Chooses which of the two is heard. */
	hear(heard: Heard): void;
	stop(): void;
	/** Resolves when it was played. @throws {SoundError} */
	playTestSound(speaker: string, onLevel: (level: number) => void): Promise<void>;
}

/** Loaded when it is first used: most people never do. */
export class LocalSoundCheck implements SoundCheck {
	#hearing: Hearing | null = null;
	#closed = false;
	readonly #listeners = new Set<() => void>();

	constructor(private readonly devices: CallDevices) {}

	get state(): HearingState {
		return this.#hearing?.state ?? idle;
	}

	get progress(): number {
		return this.#hearing?.progress ?? 0;
	}

	onChanged(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async record(devices: CheckedDevices, onLevel: (level: number) => void): Promise<void> {
		const { Hearing } = await import('../sound/hearing/hearing.ts');
		if (this.#closed) return;
		if (!this.#hearing) {
			this.#hearing = new Hearing();
			this.#hearing.events.on('changed', () => {
				for (const tell of this.#listeners) tell();
			});
		}
		await this.#hearing.start({ mediaDevices: this.devices, onLevel, ...devices });
	}

	hear(heard: Heard): void {
		this.#hearing?.hear(heard);
	}

	stop(): void {
		this.#hearing?.stop();
	}

	async playTestSound(speaker: string, onLevel: (level: number) => void): Promise<void> {
		const { playTestSound } = await import('../sound/testSound.ts');
		if (this.#closed) throw new SoundError('failed', 'The call is over');
		await playTestSound(speaker, onLevel);
	}

	close(): void {
		this.#closed = true;
		this.#listeners.clear();
		this.stop();
	}
}

const idle: HearingState = { kind: 'idle' };
