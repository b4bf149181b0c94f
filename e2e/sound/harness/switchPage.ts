/// <reference types="vite/client" />
import { DenoiseSwitch } from '../../../renderer/sound/denoiseSwitch.ts';
import { openSoundContext, sampleRate } from '../../../renderer/sound/soundContext.ts';
import { SoundGraph } from '../../../renderer/sound/soundGraph.ts';
import { base64, type Recorded } from './recorded.ts';
import tapUrl from './tapRecorder.worklet.ts?worker&url';

export interface SwitchRecording {
	/** When each switch was made. */
	readonly windows: readonly { readonly fromMs: number; readonly toMs: number }[];
	/** What came in, and what went into the track, sample for sample. */
	readonly before: Recorded;
	readonly after: Recorded;
	readonly modes: readonly string[];
}

/**
 * Switches RNNoise to and fro while the microphone speaks, and records both ends of the graph within the
 * thread of sound: what a busy machine does to the devices is the same at both ends.
 */
export async function recordSwitching(switches: number): Promise<SwitchRecording> {
	const graph = new SoundGraph(openSoundContext(), true);
	const denoise = new DenoiseSwitch(graph);
	await graph.context.resume();
	await denoise.prepare();
	await graph.context.audioWorklet.addModule(tapUrl);
	const stream = await navigator.mediaDevices.getUserMedia({
		audio: { echoCancellation: false, autoGainControl: false, noiseSuppression: false, channelCount: 1 },
	});
	await graph.setSource(stream);
	const tap = new AudioWorkletNode(graph.context, 'tap-recorder', { numberOfInputs: 2 });
	graph.input.connect(tap, 0, 0);
	graph.output.connect(tap, 0, 1);
	const quanta: Float32Array[][] = [];
	let due: { readonly quanta: number; readonly resolve: () => void } | null = null;
	tap.port.onmessage = ({ data }: MessageEvent<Float32Array[]>) => {
		quanta.push(data);
		if (due && quanta.length >= due.quanta) due.resolve();
	};
	const nowMs = () => (quanta.length * 128) / 48;
	const wait = (milliseconds: number) =>
		new Promise<void>((resolve) => {
			due = { quanta: quanta.length + (milliseconds * 48) / 128, resolve };
		});

	const windows: { fromMs: number; toMs: number }[] = [];
	const modes: string[] = [];
	for (let turn = 0; turn < switches; turn++) {
		await wait(130 + 17 * turn);
		const fromMs = nowMs();
		await denoise.set(turn % 2 === 0 ? 'denoised' : 'plain');
		modes.push(denoise.mode);
		await wait(50);
		windows.push({ fromMs, toMs: nowMs() });
	}
	denoise.close();
	await graph.close();
	for (const track of stream.getTracks()) track.stop();
	return { windows, modes, before: joined(quanta, 0), after: joined(quanta, 1) };
}

function joined(quanta: readonly Float32Array[][], input: number): Recorded {
	const samples = new Float32Array(quanta.length * 128);
	quanta.forEach((quantum, index) => {
		samples.set(quantum[input] ?? [], index * 128);
	});
	return { sampleRate, base64: base64(samples) };
}
