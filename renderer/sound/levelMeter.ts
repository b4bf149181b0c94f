/** Milliseconds between two levels. */
const interval = 100;

/** What is shown as 0; 0 dBFS is shown as 1. */
const floorInDb = -60;

/** Tells how loud a node's sound is. Costs nothing while nobody listens. */
export class LevelMeter {
	readonly #context: BaseAudioContext;
	readonly #node: AudioNode;
	readonly #listeners = new Set<(level: number) => void>();
	#running: { readonly analyser: AnalyserNode; readonly timer: ReturnType<typeof setInterval> } | null = null;

	constructor(context: BaseAudioContext, node: AudioNode) {
		this.#context = context;
		this.#node = node;
	}

	/**
	 * Calls about ten times a second with a level of 0 (-60 dBFS or less) to 1.
	 * @returns a function that ends it
	 */
	listen(listener: (level: number) => void): () => void {
		this.#listeners.add(listener);
		this.#running ??= this.#run();
		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size === 0) this.#stop();
		};
	}

	close(): void {
		this.#listeners.clear();
		this.#stop();
	}

	#run() {
		const analyser = new AnalyserNode(this.#context, { fftSize: 4096 });
		this.#node.connect(analyser);
		const samples = new Float32Array(analyser.fftSize);
		const timer = setInterval(() => {
			analyser.getFloatTimeDomainData(samples);
			const level = shownLevel(samples);
			for (const listener of this.#listeners) listener(level);
		}, interval);
		return { analyser, timer };
	}

	#stop(): void {
		if (!this.#running) return;
		clearInterval(this.#running.timer);
		this.#node.disconnect(this.#running.analyser);
		this.#running = null;
	}
}

/** @param samples -1 to 1 @returns 0 to 1, in proportion to decibels, as loudness is felt */
export function shownLevel(samples: Float32Array): number {
	let squares = 0;
	for (const sample of samples) squares += sample * sample;
	const decibels = 10 * Math.log10(squares / samples.length);
	return Math.min(1, Math.max(0, 1 - decibels / floorInDb));
}
