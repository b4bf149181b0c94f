import mitt from 'mitt';
import { DenoiseError } from '../denoise/denoiser.ts';
import { SoundError, type SoundErrorReason } from '../soundError.ts';
import { openSpeakerContext } from '../speakerContext.ts';
import { Comparison, type Heard } from './comparison.ts';
import { denoiseRecording } from './denoiseRecording.ts';
import { loudnessOverTime } from './loudnessOverTime.ts';
import { type RecordingWish, recordVoice } from './recordVoice.ts';

export type HearingState =
	| { readonly kind: 'idle' }
	| { readonly kind: 'recording' }
	| { readonly kind: 'preparing' }
	| {
			readonly kind: 'playing';
			readonly heard: Heard;
			/** How loud each of them is over time, 0 to 1 each. */
			readonly shapes: Readonly<Record<Heard, readonly number[]>>;
	  }
	/** `speaker`: it could not be played; `denoise`: there is no noise removal; else why it was not recorded. */
	| { readonly kind: 'failed'; readonly reason: SoundErrorReason | 'speaker' | 'denoise' };

export interface HearingWish extends Pick<RecordingWish, 'mediaDevices' | 'onLevel'> {
	/** Empty for the system's default, each. */
	readonly microphone: string;
	readonly speaker: string;
}

/** Seconds. */
export const recordedSeconds = 4;
const bars = 96;

/**
 * Lets a person hear themselves with and without noise removal: records a moment, and plays it both ways.
 * Nothing of it leaves this machine or outlives it.
 */
export class Hearing {
	readonly events = mitt<{ changed: HearingState }>();
	#state: HearingState = { kind: 'idle' };
	#cancel: AbortController | null = null;
	#comparison: Comparison | null = null;

	get state(): HearingState {
		return this.#state;
	}

	/** Where the playing is, 0 to 1. */
	get progress(): number {
		return this.#comparison?.progress ?? 0;
	}

	/** Records and plays until `stop`. How it went is in the state. */
	async start({ mediaDevices, onLevel, microphone, speaker }: HearingWish): Promise<void> {
		this.stop();
		const cancel = new AbortController();
		this.#cancel = cancel;
		const { signal } = cancel;
		let context: AudioContext | null = null;
		try {
			this.#become({ kind: 'recording' });
			const plain = await recordVoice({
				mediaDevices,
				deviceId: microphone,
				seconds: recordedSeconds,
				onLevel,
				signal,
			});
			if (signal.aborted) return;
			this.#become({ kind: 'preparing' });
			const denoised = await denoiseRecording(plain);
			if (signal.aborted) return;
			context = await openSpeakerContext(speaker).catch(() => null);
			if (signal.aborted) return;
			if (!context) return this.#become({ kind: 'failed', reason: 'speaker' });
			const shapes = {
				plain: loudnessOverTime(plain.getChannelData(0), bars),
				denoised: loudnessOverTime(denoised.getChannelData(0), bars),
			};
			this.#comparison = new Comparison(context, { plain, denoised }, 'denoised');
			this.#become({ kind: 'playing', heard: 'denoised', shapes });
			await aborted(signal);
		} catch (error) {
			if (signal.aborted) return;
			const reason = error instanceof DenoiseError ? 'denoise' : SoundError.from(error).reason;
			this.#become({ kind: 'failed', reason });
		} finally {
			if (this.#cancel === cancel) {
				this.#comparison?.stop();
				this.#comparison = null;
			}
			await context?.close();
		}
	}

	hear(heard: Heard): void {
		if (this.#state.kind !== 'playing') return;
		void this.#comparison?.hear(heard);
		this.#become({ ...this.#state, heard });
	}

	/** Ends whatever it is at; what was recorded is gone. */
	stop(): void {
		this.#comparison?.stop();
		this.#comparison = null;
		this.#cancel?.abort(new SoundError('failed', 'stopped'));
		this.#cancel = null;
		if (this.#state.kind !== 'idle') this.#become({ kind: 'idle' });
	}

	#become(state: HearingState): void {
		this.#state = state;
		this.events.emit('changed', state);
	}
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => resolve(), { once: true });
	});
}
