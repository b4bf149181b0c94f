import { Fader } from '../fader.ts';

/** Which of two recordings is heard. */
export type Heard = 'denoised' | 'plain';

/** Plays two recordings of the same moment over and over, in step; one of them is heard. */
export class Comparison {
	readonly #context: AudioContext;
	readonly #faders: Readonly<Record<Heard, Fader>>;
	readonly #sources: readonly AudioBufferSourceNode[];
	readonly #begin: number;
	readonly #duration: number;

	/** Begins at once. @param context stays the caller's */
	constructor(context: AudioContext, recordings: Readonly<Record<Heard, AudioBuffer>>, heard: Heard) {
		this.#context = context;
		this.#faders = {
			denoised: new Fader(context, heard === 'denoised' ? 1 : 0),
			plain: new Fader(context, heard === 'plain' ? 1 : 0),
		};
		this.#begin = context.currentTime + 0.05;
		this.#duration = recordings.plain.duration;
		this.#sources = (['denoised', 'plain'] as const).map((which) => {
			const source = new AudioBufferSourceNode(context, { buffer: recordings[which], loop: true });
			source.connect(this.#faders[which].node).connect(context.destination);
			source.start(this.#begin);
			return source;
		});
	}

	/** Where it is in the recording, 0 to 1. */
	get progress(): number {
		const played = Math.max(0, this.#context.currentTime - this.#begin);
		return (played % this.#duration) / this.#duration;
	}

	/** Changes over without a gap; resolves when only that one is heard. */
	async hear(which: Heard): Promise<void> {
		await Promise.all([
			this.#faders.denoised.fadeTo(which === 'denoised' ? 1 : 0),
			this.#faders.plain.fadeTo(which === 'plain' ? 1 : 0),
		]);
	}

	stop(): void {
		for (const source of this.#sources) {
			source.stop();
			source.disconnect();
		}
		for (const { node } of Object.values(this.#faders)) node.disconnect();
	}
}
