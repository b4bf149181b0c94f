import { Recorder } from '../../sound/harness/recorder.ts';

/** Runs in a participant's page; `recordReceived.ts` puts it there. */
export interface SoundTap {
	/** Records what is received of somebody's voice. */
	start(participantId: string): void;
	/** Ends it. @returns the samples, 48 kHz, as 32-bit floats in base64 */
	stop(): Promise<string>;
}

declare global {
	interface Window {
		soundTap?: SoundTap;
	}
}

/** The app plays sound by elements that are in no document: its connections tell what is received. */
const heard = new Map<string, MediaStreamTrack>();
const known = new WeakSet<RTCPeerConnection>();
const setRemoteDescription = RTCPeerConnection.prototype.setRemoteDescription;
RTCPeerConnection.prototype.setRemoteDescription = function (
	this: RTCPeerConnection,
	...args: [RTCSessionDescriptionInit]
) {
	if (!known.has(this)) {
		known.add(this);
		this.addEventListener('track', ({ track, streams }) => {
			// The app groups what belongs together by the participant's id.
			for (const { id } of streams) if (track.kind === 'audio') heard.set(id, track);
		});
	}
	return Reflect.apply(setRemoteDescription, this, args);
} as typeof setRemoteDescription;

let recorder: Recorder | null = null;

window.soundTap = {
	start(participantId) {
		const track = heard.get(`${participantId}-person`);
		if (!track) throw new Error(`Nothing is heard of ${participantId}`);
		recorder = new Recorder(track);
	},
	async stop() {
		const samples = await recorder?.stop();
		if (!samples) throw new Error('Nothing is being recorded');
		recorder = null;
		return base64(new Uint8Array(samples.buffer));
	},
};

function base64(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 0x8000) {
		text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	}
	return btoa(text);
}
