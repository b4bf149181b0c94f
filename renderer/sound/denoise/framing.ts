/**
 * Lets something that works on whole frames work on a stream that comes in quanta of another length: an
 * AudioWorklet gets 128 samples a call, RNNoise takes 480.
 *
 * Nothing is allocated after construction, because this runs in the thread of sound.
 */
export class Framing {
	/** Samples by which what comes out lags behind what went in, the work itself not counted. */
	readonly delay: number;
	readonly #frame: Float32Array;
	readonly #work: (frame: Float32Array) => void;
	readonly #ring: Float32Array;
	#filled = 0;
	#read = 0;
	#write: number;

	/**
	 * @param frameLength samples
	 * @param quantumLength samples; each `push` brings so many
	 * @param work changes a frame in place
	 */
	constructor(frameLength: number, quantumLength: number, work: (frame: Float32Array) => void) {
		// The most that can be missing when a quantum is due; so much silence lies ready at the start.
		this.delay = frameLength - greatestCommonDivisor(frameLength, quantumLength);
		this.#frame = new Float32Array(frameLength);
		this.#work = work;
		this.#ring = new Float32Array(this.delay + 2 * Math.max(frameLength, quantumLength));
		this.#write = this.delay;
	}

	/**
	 * Takes a quantum and fills another.
	 * @param input samples; undefined is silence
	 * @param output as long as the quantum
	 */
	push(input: Float32Array | undefined, output: Float32Array): void {
		const frame = this.#frame;
		const ring = this.#ring;
		for (let index = 0; index < output.length; index++) {
			frame[this.#filled++] = input?.[index] ?? 0;
			if (this.#filled < frame.length) continue;
			this.#filled = 0;
			this.#work(frame);
			for (let at = 0; at < frame.length; at++) {
				ring[this.#write] = frame[at] ?? 0;
				this.#write = (this.#write + 1) % ring.length;
			}
		}
		for (let index = 0; index < output.length; index++) {
			output[index] = ring[this.#read] ?? 0;
			this.#read = (this.#read + 1) % ring.length;
		}
	}
}

function greatestCommonDivisor(one: number, other: number): number {
	return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
