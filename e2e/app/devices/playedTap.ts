import { Recorder } from '../../sound/harness/recorder.ts';

/** Runs in a participant's page; `played.ts` puts it there. */
export interface PlayedTap {
	/** Records what the page's sound graphs play from now on. */
	start(): void;
	/** Ends it. @returns the samples, 48 kHz, as 32-bit floats in base64 */
	stop(): Promise<string>;
}

declare global {
	interface Window {
		playedTap?: PlayedTap;
	}
}

/** Whatever goes to a loudspeaker also goes into a track, of which there is one for each context. */
const tracks = new WeakMap<BaseAudioContext, MediaStreamAudioDestinationNode>();
let recorder: Recorder | null = null;
let wanted = false;

const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (this: AudioNode, ...args: Parameters<typeof connect>) {
	const [target] = args;
	if (target instanceof AudioDestinationNode && this.context instanceof AudioContext) {
		const { context } = this;
		const into = tracks.get(context) ?? new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
		tracks.set(context, into);
		Reflect.apply(connect, this, [into]);
		const [track] = into.stream.getAudioTracks();
		if (wanted && !recorder && track) recorder = new Recorder(track);
	}
	return Reflect.apply(connect, this, args);
} as typeof connect;

window.playedTap = {
	start() {
		recorder = null;
		wanted = true;
	},
	async stop() {
		wanted = false;
		const samples = await recorder?.stop();
		if (!samples) throw new Error('Nothing was played');
		recorder = null;
		let text = '';
		const bytes = new Uint8Array(samples.buffer);
		for (let at = 0; at < bytes.length; at += 0x8000)
			text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
		return btoa(text);
	},
};
