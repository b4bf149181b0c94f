// The scope of an AudioWorklet, of which TypeScript's DOM library knows nothing.
declare class AudioWorkletProcessor {
	readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Sends the page what comes in at its inputs, in the same quanta, so that they can be compared to the sample. */
class TapRecorder extends AudioWorkletProcessor {
	process(inputs: Float32Array[][]): boolean {
		const silence = new Float32Array(128);
		this.port.postMessage(inputs.map(([channel]) => channel?.slice() ?? silence));
		return true;
	}
}

registerProcessor('tap-recorder', TapRecorder);
