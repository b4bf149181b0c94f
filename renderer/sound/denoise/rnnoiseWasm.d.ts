// The package has no types. Only what is used of its Emscripten module is declared.
declare module '@jitsi/rnnoise-wasm/dist/rnnoise-sync.js' {
	export interface RnnoiseWasm {
		/** Replaced whenever the memory grows: read it anew for each use. */
		readonly HEAPF32: Float32Array;
		_malloc(bytes: number): number;
		_free(pointer: number): void;
		_rnnoise_create(model: 0): number;
		_rnnoise_destroy(state: number): void;
		_rnnoise_process_frame(state: number, output: number, input: number): number;
	}

	interface RnnoiseWasmOptions {
		instantiateWasm?: (
			imports: WebAssembly.Imports,
			receiveInstance: (instance: WebAssembly.Instance) => void,
		) => WebAssembly.Exports;
	}

	export default function createRnnoiseWasm(options?: RnnoiseWasmOptions): RnnoiseWasm;
}

/** Made by rnnoiseWasm.vite.ts: the address of the RNNoise 0.2 wasm as a file of its own. */
declare module 'virtual:rnnoise.wasm?url' {
	const url: string;
	export default url;
}
