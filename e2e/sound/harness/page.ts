/// <reference types="vite/client" />
/// <reference path="../../../renderer/sound/denoise/rnnoiseWasm.d.ts" />

import type { MediaDevicesLike } from '../../../renderer/sound/inputDevice.ts';
import {
	Microphone,
	type MicrophoneEvents,
	type MicrophoneOptions,
} from '../../../renderer/sound/microphone.ts';
import { Playback, type PlaybackEvents } from '../../../renderer/sound/playback.ts';
import { type LoopbackCall, openLoopbackCall } from './loopbackCall.ts';
import { base64, type Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';
import { recordSwitching } from './switchPage.ts';

/** What the device gives, what is published, what the other side decodes. */
export type Place = 'device' | 'sent' | 'received';

/** What the tests drive from outside. */
export class Harness {
	microphone: Microphone | null = null;
	call: LoopbackCall | null = null;
	playback: Playback | null = null;
	readonly said: { readonly event: keyof MicrophoneEvents; readonly data: unknown }[] = [];
	/** What the device gave last. */
	device: MediaStreamTrack | null = null;
	/** A deviceId that cannot be opened any more, or `all`. */
	unplugged: string | null = null;
	readonly played: (keyof PlaybackEvents)[] = [];
	/** The elements that play, or were made to. */
	readonly elements: HTMLAudioElement[] = [];
	readonly #recorders = new Map<Place, Recorder>();

	/** Publishes a microphone in a call with itself, and listens to what arrives. */
	async begin(options: Omit<MicrophoneOptions, 'mediaDevices'>): Promise<void> {
		const microphone = new Microphone({ mediaDevices: this.#watchedDevices(), ...options });
		this.microphone = microphone;
		microphone.events.on('*', (event, data) => {
			if (event !== 'voice') this.said.push({ event, data });
		});
		const opened = microphone.open();
		// In a call one is heard as soon as there is a device, and is in it without one.
		await opened.catch(() => {});
		this.call = await openLoopbackCall(microphone.track);
		this.playback = new Playback({
			createElement: () => new Audio(),
			mediaDevices: navigator.mediaDevices,
		});
		// Somebody must play it, or Chromium decodes nothing; but nobody must hear it twice.
		this.playback.play('received', this.call.received);
		this.playback.setVolume('received', 0);
		await opened;
	}

	/** Plays a track, with no call in between. */
	async play(what: 'microphone' | 'tone'): Promise<void> {
		const createElement = () => {
			const element = new Audio();
			this.elements.push(element);
			return element;
		};
		this.playback = new Playback({ createElement, mediaDevices: navigator.mediaDevices });
		this.playback.events.on('*', (event) => this.played.push(event));
		const stream =
			what === 'tone'
				? new MediaStreamAudioDestinationNode(new AudioContext()).stream
				: await navigator.mediaDevices.getUserMedia({ audio: true });
		for (const track of stream.getAudioTracks()) this.playback.play('direct', track);
	}

	record(place: Place): void {
		this.#recorders.set(place, new Recorder(this.#track(place)));
	}

	/** Samples recorded so far. */
	position(place: Place): number {
		return this.#recorders.get(place)?.length ?? 0;
	}

	/** Waits until so many samples were recorded. */
	async reached(place: Place, samples: number): Promise<void> {
		await this.#recorders.get(place)?.reached(samples);
	}

	/** Ends a recording. */
	async recorded(place: Place): Promise<Recorded> {
		const recorder = this.#recorders.get(place);
		if (!recorder) throw new Error('Nothing was recorded');
		this.#recorders.delete(place);
		const samples = await recorder.stop();
		return { sampleRate: recorder.sampleRate, base64: base64(samples) };
	}

	/** Does what pulling the plug does: Chromium's fake devices have none. */
	unplug(): void {
		this.device?.stop();
		this.device?.dispatchEvent(new Event('ended'));
	}

	readonly recordSwitching = recordSwitching;

	async end(): Promise<void> {
		this.playback?.close();
		this.call?.close();
		await this.microphone?.close();
	}

	#track(place: Place): MediaStreamTrack {
		const places = {
			device: this.device,
			sent: this.microphone?.track,
			received: this.call?.received,
		};
		const track = places[place];
		if (!track) throw new Error(`There is no track ${place}`);
		return track;
	}

	#watchedDevices(): MediaDevicesLike {
		const { mediaDevices } = navigator;
		return {
			enumerateDevices: () => mediaDevices.enumerateDevices(),
			addEventListener: mediaDevices.addEventListener.bind(mediaDevices),
			removeEventListener: mediaDevices.removeEventListener.bind(mediaDevices),
			getUserMedia: async (constraints) => {
				const wanted = JSON.stringify(constraints?.audio);
				if (this.unplugged === 'all' || (this.unplugged && wanted.includes(this.unplugged))) {
					throw new DOMException('It is unplugged', 'NotFoundError');
				}
				const stream = await mediaDevices.getUserMedia(constraints);
				this.device = stream.getAudioTracks()[0] ?? null;
				return stream;
			},
		};
	}
}

declare global {
	interface Window {
		harness: Harness;
	}
}
window.harness = new Harness();
