import { DenoisedStream, type DenoisedStreamListener, type VoiceReport } from './denoisedStream.ts';
import {
	type DenoiseCommand,
	type DenoiseMessage,
	type DenoiseProcessorOptions,
	processorName,
} from './denoiseMessages.ts';
import { type FrameDenoiser, Rnnoise } from './rnnoise.ts';

// The scope of an AudioWorklet, of which TypeScript's DOM library knows nothing (Web Audio API, 1.32).
declare class AudioWorkletProcessor {
	readonly port: MessagePort;
}
declare function registerProcessor(
	name: string,
	processor: new (options: { processorOptions: DenoiseProcessorOptions }) => AudioWorkletProcessor,
): void;

/** Samples in each call of `process` (Web Audio API, render quantum). */
const quantumLength = 128;

/** Reports of 100 ms until RNNoise's memory has settled on the noise of the room. */
const reportsUntilReady = 3;

/** Runs RNNoise in the thread of sound, on one channel. */
class DenoiseProcessor extends AudioWorkletProcessor implements DenoisedStreamListener {
	readonly #denoiser: FrameDenoiser;
	readonly #stream: DenoisedStream;
	// Reused, as nothing may be allocated here; the port copies it.
	readonly #voice: VoiceReport & { kind: 'voice' } = { kind: 'voice', probability: 0, level: 0 };
	#reports = 0;
	#closed = false;

	constructor(options: { processorOptions: DenoiseProcessorOptions }) {
		super();
		this.#denoiser = openDenoiser(options.processorOptions.wasm);
		this.#stream = new DenoisedStream(this.#denoiser, quantumLength, this);
		this.port.onmessage = (event: MessageEvent<DenoiseCommand>) => {
			if (event.data === 'close') this.#close();
		};
	}

	/** Called for each quantum. False tells the engine that this processor may go. */
	process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
		const output = outputs[0]?.[0];
		if (this.#closed || !output) return !this.#closed;
		this.#stream.push(inputs[0]?.[0], output);
		return true;
	}

	voice(report: VoiceReport): void {
		this.#voice.probability = report.probability;
		this.#voice.level = report.level;
		this.#post(this.#voice);
		if (++this.#reports === reportsUntilReady) this.#post({ kind: 'ready' });
	}

	failed(error: unknown): void {
		this.#post({ kind: 'failed', detail: String(error) });
	}

	#close(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#denoiser.close();
	}

	#post(message: DenoiseMessage): void {
		this.port.postMessage(message);
	}
}

/** RNNoise, or if it cannot even start something that fails at its first frame: then sound passes unchanged. */
function openDenoiser(wasm: WebAssembly.Module): FrameDenoiser {
	try {
		return new Rnnoise(wasm);
	} catch (error) {
		return {
			process() {
				throw error;
			},
			close() {},
		};
	}
}

registerProcessor(processorName, DenoiseProcessor);
