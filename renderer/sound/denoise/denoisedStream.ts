import { Framing } from './framing.ts';
import { type FrameDenoiser, frameLength, rnnoiseDelay } from './rnnoise.ts';

/** What is said of a stretch of sound that came in. */
export interface VoiceReport {
	/** The highest probability, 0 to 1, that somebody spoke. */
	probability: number;
	/** Root mean square of the sound before it was cleaned, 0 to 1. */
	level: number;
}

/** What a {@link DenoisedStream} says, from inside `push`. */
export interface DenoisedStreamListener {
	/** About ten times a second. The report is reused: copy what is to be kept. */
	voice(report: VoiceReport): void;
	/** At most once: from here on sound passes unchanged. */
	failed(error: unknown): void;
}

/** A report is made of so many frames: ten a second. */
const framesInReport = 10;

/**
 * Denoises a stream of quanta.
 *
 * When the denoiser throws, sound goes on unchanged, with the same delay, so that nothing is lost or heard
 * twice at that moment. Nothing is allocated in `push`.
 */
export class DenoisedStream {
	/** Samples by which what comes out lags behind what went in. */
	readonly delay: number;
	readonly #denoiser: FrameDenoiser;
	readonly #listener: DenoisedStreamListener;
	readonly #framing: Framing;
	/** The sound as it came in, kept until it is as old as what the denoiser gives out. */
	readonly #unchanged = new Float32Array(rnnoiseDelay + frameLength);
	readonly #report: VoiceReport = { probability: 0, level: 0 };
	#unchangedAt = 0;
	#framesReported = 0;
	#squares = 0;
	#failed = false;

	/** @param quantumLength samples in each call of `push` */
	constructor(denoiser: FrameDenoiser, quantumLength: number, listener: DenoisedStreamListener) {
		this.#denoiser = denoiser;
		this.#listener = listener;
		this.#framing = new Framing(frameLength, quantumLength, (frame) => this.#processFrame(frame));
		this.delay = this.#framing.delay + rnnoiseDelay;
	}

	/** Takes a quantum (undefined is silence) and fills another. */
	push(input: Float32Array | undefined, output: Float32Array): void {
		this.#framing.push(input, output);
	}

	#processFrame(frame: Float32Array): void {
		this.#keep(frame);
		if (!this.#failed) {
			try {
				this.#say(this.#denoiser.process(frame));
				return;
			} catch (error) {
				this.#failed = true;
				this.#listener.failed(error);
			}
		}
		this.#passUnchanged(frame);
	}

	#keep(frame: Float32Array): void {
		for (let index = 0; index < frameLength; index++) {
			const sample = frame[index] ?? 0;
			this.#unchanged[this.#unchangedAt + index] = sample;
			this.#squares += sample * sample;
		}
		this.#unchangedAt = (this.#unchangedAt + frameLength) % this.#unchanged.length;
	}

	#passUnchanged(frame: Float32Array): void {
		// What is overwritten next is the oldest, and that is as old as the denoiser's delay.
		for (let index = 0; index < frameLength; index++) {
			frame[index] = this.#unchanged[this.#unchangedAt + index] ?? 0;
		}
	}

	#say(probability: number): void {
		this.#report.probability = Math.max(this.#report.probability, probability);
		if (++this.#framesReported < framesInReport) return;
		this.#report.level = Math.sqrt(this.#squares / (framesInReport * frameLength));
		this.#listener.voice(this.#report);
		this.#framesReported = 0;
		this.#squares = 0;
		this.#report.probability = 0;
	}
}
