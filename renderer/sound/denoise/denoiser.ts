import wasmUrl from 'virtual:rnnoise.wasm?url';
import mitt from 'mitt';
import type { VoiceReport } from './denoisedStream.ts';
import {
	type DenoiseCommand,
	type DenoiseMessage,
	type DenoiseProcessorOptions,
	processorName,
} from './denoiseMessages.ts';
import processorUrl from './denoiseProcessor.worklet.ts?worker&url';

export type DenoiseFailureReason = 'load-failed' | 'processor-failed';

/** Why sound is not denoised. The detail is for logs. */
export class DenoiseError extends Error {
	override name = 'DenoiseError';
	constructor(
		readonly reason: DenoiseFailureReason,
		detail: string,
		options?: ErrorOptions,
	) {
		super(`${reason}: ${detail}`, options);
	}
}

export type DenoiserEvents = {
	/** About ten times a second. */
	voice: Readonly<VoiceReport>;
	/** At most once. RNNoise's failures let sound pass unchanged, as long as the node lives. */
	failed: DenoiseError;
};

/** RNNoise as a node of a WebAudio graph, and a voice detector at the same time. */
export class Denoiser {
	readonly events = mitt<DenoiserEvents>();
	readonly node: AudioWorkletNode;
	/** Resolves when RNNoise knows the room's noise; before, it lets some of it through. */
	readonly ready: Promise<void>;
	#failed = false;

	/**
	 * Loads the processor, but makes none. With its first worklet Chromium moves a context to another thread,
	 * which cost 9 ms of sound when it was measured: so this is done before sound flows.
	 * @throws {DenoiseError} load-failed
	 */
	static async prepare(context: BaseAudioContext): Promise<void> {
		try {
			await context.audioWorklet.addModule(processorUrl);
		} catch (error) {
			throw new DenoiseError('load-failed', String(error), { cause: error });
		}
	}

	/**
	 * Loads what is needed, once for each context, and makes a node. Needs a context of 48 kHz.
	 * @throws {DenoiseError} load-failed
	 */
	static async create(context: BaseAudioContext): Promise<Denoiser> {
		try {
			const [wasm] = await Promise.all([compileOnce(), context.audioWorklet.addModule(processorUrl)]);
			return new Denoiser(context, wasm);
		} catch (error) {
			throw new DenoiseError('load-failed', String(error), { cause: error });
		}
	}

	private constructor(context: BaseAudioContext, wasm: WebAssembly.Module) {
		const processorOptions: DenoiseProcessorOptions = { wasm };
		this.node = new AudioWorkletNode(context, processorName, {
			channelCount: 1,
			channelCountMode: 'explicit',
			numberOfInputs: 1,
			numberOfOutputs: 1,
			outputChannelCount: [1],
			processorOptions,
		});
		this.ready = new Promise((resolve, reject) => {
			const fail = (detail: string) => {
				const error = new DenoiseError('processor-failed', detail);
				reject(error);
				if (this.#failed) return;
				this.#failed = true;
				this.events.emit('failed', error);
			};
			this.node.port.onmessage = ({ data }: MessageEvent<DenoiseMessage>) => {
				if (data.kind === 'voice') this.events.emit('voice', data);
				else if (data.kind === 'ready') resolve();
				else fail(data.detail);
			};
			this.node.onprocessorerror = () => fail('the processor threw');
		});
		// Whoever does not wait for it hears of a failure by the event.
		this.ready.catch(() => {});
	}

	/** Ends the processor and frees its memory. */
	close(): void {
		this.events.all.clear();
		this.node.disconnect();
		const command: DenoiseCommand = 'close';
		this.node.port.postMessage(command);
		this.node.port.onmessage = null;
		this.node.onprocessorerror = null;
	}
}

let compiled: Promise<WebAssembly.Module> | null = null;

/** The compiled wasm holds no state, so that all contexts of the page share it. */
function compileOnce(): Promise<WebAssembly.Module> {
	compiled ??= compile().catch((error: unknown) => {
		compiled = null;
		throw error;
	});
	return compiled;
}

async function compile(): Promise<WebAssembly.Module> {
	const response = await fetch(wasmUrl);
	if (!response.ok) throw new Error(`${response.status} for ${wasmUrl}`);
	return WebAssembly.compile(await response.arrayBuffer());
}
