/// <reference types="vite/client" />
/// <reference path="../../../renderer/sound/denoise/rnnoiseWasm.d.ts" />
import {
	Microphone,
	type MicrophoneEvents,
	type MicrophoneOptions,
} from '../../../renderer/sound/microphone.ts';
import { Playback } from '../../../renderer/sound/playback.ts';
import { type LoopbackCall, openLoopbackCall } from './loopbackCall.ts';
import { Recorder } from './recorder.ts';

/** What the tests drive from outside. */
export class Harness {
	microphone: Microphone | null = null;
	call: LoopbackCall | null = null;
	playback: Playback | null = null;
	readonly said: { readonly event: keyof MicrophoneEvents; readonly data: unknown }[] = [];
	readonly #recorders = new Map<'sent' | 'received', Recorder>();

	/** Publishes a microphone in a call with itself, and listens to what arrives. */
	async begin(options: Omit<MicrophoneOptions, 'mediaDevices'>): Promise<void> {
		const microphone = new Microphone({ mediaDevices: navigator.mediaDevices, ...options });
		this.microphone = microphone;
		microphone.events.on('*', (event, data) => {
			if (event !== 'voice') this.said.push({ event, data });
		});
		await microphone.open();
		this.call = await openLoopbackCall(microphone.track);
		this.playback = new Playback({ document, mediaDevices: navigator.mediaDevices });
		// Somebody must play it, or Chromium decodes nothing; but nobody must hear it twice.
		this.playback.play('received', this.call.received);
		this.playback.setVolume('received', 0);
	}

	record(what: 'sent' | 'received'): void {
		const track = what === 'sent' ? this.microphone?.track : this.call?.received;
		if (!track) throw new Error('Nothing to record');
		this.#recorders.set(what, new Recorder(track));
	}

	/** Samples recorded so far. */
	position(what: 'sent' | 'received'): number {
		return this.#recorders.get(what)?.length ?? 0;
	}

	/** Ends a recording. @returns its samples, 48 kHz, as 32-bit floats in base64 */
	async recorded(what: 'sent' | 'received'): Promise<string> {
		const samples = await this.#recorders.get(what)?.stop();
		if (!samples) throw new Error('Nothing was recorded');
		this.#recorders.delete(what);
		return base64(new Uint8Array(samples.buffer));
	}

	async end(): Promise<void> {
		this.playback?.close();
		this.call?.close();
		await this.microphone?.close();
	}
}

function base64(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 0x8000) {
		text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	}
	return btoa(text);
}

declare global {
	interface Window {
		harness: Harness;
	}
}
window.harness = new Harness();
