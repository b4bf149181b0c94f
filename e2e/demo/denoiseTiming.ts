import { DenoisedStream } from '../../renderer/sound/denoise/denoisedStream.ts';
import { frameLength, Rnnoise } from '../../renderer/sound/denoise/rnnoise.ts';

/** Runs in an app's page; `measureDenoise.ts` puts it there. */
declare global {
	interface Window {
		/** @returns microseconds that the denoiser of the app takes for 10 ms of sound, when nothing interrupts it */
		denoiseTiming?: (base64: string) => number;
	}
}

/** What an AudioWorklet is given at a time. */
const quantum = 128;
/** Clocks in pages are coarse (100 µs): several frames at once, yet less than a turn on a shared core. */
const framesAtOnce = 8;

window.denoiseTiming = (base64) => {
	const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
	const samples = new Float32Array(bytes.buffer);
	const rnnoise = new Rnnoise();
	const stream = new DenoisedStream(rnnoise, quantum, {
		voice() {},
		failed(error) {
			throw error;
		},
	});
	const output = new Float32Array(quantum);
	const times: number[] = [];
	const stretch = frameLength * framesAtOnce;
	for (let from = 0; from + stretch <= samples.length; from += stretch) {
		const before = performance.now();
		for (let at = from; at < from + stretch; at += quantum) {
			stream.push(samples.subarray(at, at + quantum), output);
		}
		times.push(((performance.now() - before) * 1000) / framesAtOnce);
	}
	rnnoise.close();
	// Other work on the same core only ever adds: the lower quartile, not the middle.
	return times.sort((one, other) => one - other)[times.length >> 2] ?? Number.NaN;
};
