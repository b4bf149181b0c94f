import type { VoiceReport } from './denoisedStream.ts';

/** The name under which the processor is registered. */
export const processorName = 'parley-denoise';

/** What the page gives the processor when it makes it. */
export interface DenoiseProcessorOptions {
	readonly wasm: WebAssembly.Module;
}

/** From the processor to the page. */
export type DenoiseMessage =
	| ({ readonly kind: 'voice' } & Readonly<VoiceReport>)
	/** RNNoise has heard enough of the room to clean its sound. */
	| { readonly kind: 'ready' }
	/** Sound passes unchanged from here on. */
	| { readonly kind: 'failed'; readonly detail: string };

/** From the page to the processor: free what you hold, you are not needed any more. */
export type DenoiseCommand = 'close';
