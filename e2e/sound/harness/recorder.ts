/// <reference types="dom-mediacapture-transform" />

/** Keeps what a track carries, sample for sample: before a sender's codec, or after a receiver's. */
export class Recorder {
	readonly #reader: ReadableStreamDefaultReader<AudioData>;
	readonly #parts: Float32Array[] = [];
	readonly #reading: Promise<void>;
	#length = 0;
	#waiting: { readonly samples: number; readonly resolve: () => void } | null = null;
	#sampleRate = 0;

	constructor(track: MediaStreamTrack) {
		const audio = track.clone() as MediaStreamAudioTrack;
		this.#reader = new MediaStreamTrackProcessor({ track: audio, maxBufferSize: 500 }).readable.getReader();
		this.#reading = this.#read();
	}

	/** Samples so far. */
	get length(): number {
		return this.#length;
	}

	/** Resolves when there are so many samples. */
	reached(samples: number): Promise<void> {
		return new Promise((resolve) => {
			this.#waiting = { samples, resolve };
		});
	}

	/** Samples a second; 0 before the first. */
	get sampleRate(): number {
		return this.#sampleRate;
	}

	async stop(): Promise<Float32Array<ArrayBuffer>> {
		await this.#reader.cancel();
		await this.#reading;
		const samples = new Float32Array(this.#length);
		let at = 0;
		for (const part of this.#parts) {
			samples.set(part, at);
			at += part.length;
		}
		return samples;
	}

	async #read(): Promise<void> {
		for (;;) {
			const { done, value } = await this.#reader.read();
			if (done) return;
			this.#sampleRate = value.sampleRate;
			const part = new Float32Array(value.numberOfFrames);
			value.copyTo(part, { planeIndex: 0, format: 'f32-planar' });
			value.close();
			this.#parts.push(part);
			this.#length += part.length;
			if (this.#waiting && this.#length >= this.#waiting.samples) this.#waiting.resolve();
		}
	}
}
