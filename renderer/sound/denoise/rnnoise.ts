import createRnnoiseWasm, { type RnnoiseWasm } from '@jitsi/rnnoise-wasm/dist/rnnoise-sync.js';

/** Samples in one frame: 10 ms at 48 kHz, the only rate that RNNoise knows. */
export const frameLength = 480;

/** Samples by which what comes out lags behind what went in: 20 ms, measured. */
export const rnnoiseDelay = 960;

// RNNoise wants the range of 16-bit integers.
const scale = 32768;

/** Something that cleans sound frame by frame; what {@link Rnnoise} does. */
export interface FrameDenoiser {
	/**
	 * Cleans a frame in place, {@link rnnoiseDelay} late.
	 * @param frame {@link frameLength} samples of -1 to 1
	 * @returns how probable it is that somebody speaks, 0 to 1
	 */
	process(frame: Float32Array): number;
	/** Frees the memory; the denoiser cannot be used any more. */
	close(): void;
}

/**
 * RNNoise 0.2 for one voice.
 *
 * `_rnnoise_init` is never called: without arguments it overwrites a live state, and sound then passes
 * unfiltered without any error. `_rnnoise_create` initialises by itself.
 */
export class Rnnoise implements FrameDenoiser {
	readonly #wasm: RnnoiseWasm;
	readonly #state: number;
	readonly #pointer: number;

	/**
	 * @param compiled the wasm that rnnoiseWasm.vite.ts puts aside; without it the text that the package
	 *   carries is decoded and compiled here, which takes too long for a thread of sound
	 * @throws {Error} when the wasm cannot be instantiated or has no memory left
	 */
	constructor(compiled?: WebAssembly.Module) {
		this.#wasm = createRnnoiseWasm(compiled && { instantiateWasm: instantiate(compiled) });
		this.#state = this.#wasm._rnnoise_create(0);
		this.#pointer = this.#wasm._malloc(frameLength * Float32Array.BYTES_PER_ELEMENT);
		if (!this.#state || !this.#pointer) throw new Error('RNNoise has no memory');
	}

	process(frame: Float32Array): number {
		const first = this.#pointer / Float32Array.BYTES_PER_ELEMENT;
		const input = this.#wasm.HEAPF32;
		for (let index = 0; index < frameLength; index++) input[first + index] = (frame[index] ?? 0) * scale;
		const probability = this.#wasm._rnnoise_process_frame(this.#state, this.#pointer, this.#pointer);
		const output = this.#wasm.HEAPF32;
		for (let index = 0; index < frameLength; index++) frame[index] = (output[first + index] ?? 0) / scale;
		return probability;
	}

	close(): void {
		this.#wasm._rnnoise_destroy(this.#state);
		this.#wasm._free(this.#pointer);
	}
}

function instantiate(compiled: WebAssembly.Module) {
	return (imports: WebAssembly.Imports, receiveInstance: (instance: WebAssembly.Instance) => void) => {
		const instance = new WebAssembly.Instance(compiled, imports);
		receiveInstance(instance);
		return instance.exports;
	};
}
