import mitt from 'mitt';
import type { VoiceReport } from './denoise/denoisedStream.ts';
import type { DenoiseFailureReason } from './denoise/denoiser.ts';
import { type DenoiseMode, DenoiseSwitch } from './denoiseSwitch.ts';
import { InputDevice, type MediaDevicesLike, type OpenDevice } from './inputDevice.ts';
import { openSoundContext } from './soundContext.ts';
import { SoundError, type SoundErrorReason } from './soundError.ts';
import { SoundGraph } from './soundGraph.ts';
import { VoiceActivity } from './voiceActivity.ts';

/**
 * - `full`: what is said is in the track
 * - `voice-only`: muted; the device stays open only to notice that somebody talks. The track is silent
 * - `off`: muted; the device is released
 */
export type Listening = 'full' | 'voice-only' | 'off';

export interface MicrophoneOptions {
	readonly mediaDevices: MediaDevicesLike;
	/** Empty or `default` for the system's default device. */
	readonly deviceId?: string;
	/** Whether RNNoise cleans the sound; on unless it is said otherwise. */
	readonly denoise?: boolean;
	/** As it begins; `full` unless it is said otherwise. */
	readonly listening?: Listening;
	/** Instead of what is asked of the device, for measurements. The device's id is added. */
	readonly constraints?: MediaTrackConstraints;
}

export type MicrophoneEvents = {
	/** Another device than before is open; `wanted` is false while one stands in for the wanted one. */
	'device-changed': OpenDevice;
	/** The device was unplugged while it was open; `device-changed` or `no-device` follows. */
	'device-lost': { label: string };
	/** Silence is sent. As soon as there is a device it is opened, and `device-changed` says so. */
	'no-device': { reason: SoundErrorReason };
	/** Whether RNNoise is heard, as it is now. */
	'denoise-changed': { on: boolean };
	/** RNNoise was wanted and is not there; sound passes unchanged. `detail` is for logs. */
	'denoise-failed': { reason: DenoiseFailureReason; detail: string };
	/** Only while `voice-only`. */
	'talking-while-muted': { talking: boolean };
	/** About ten times a second while RNNoise runs. */
	voice: Readonly<VoiceReport>;
	/** The browser lets no sound flow before a click: call `resume` from one. */
	blocked: undefined;
	/** It flows after all. */
	unblocked: undefined;
};

/**
 * What is asked of a device. RNNoise stands in for Chromium's noise suppression, and "off" means sound as it
 * is, so that the difference which one hears is RNNoise's.
 */
export const defaultConstraints: MediaTrackConstraints = {
	echoCancellation: true,
	autoGainControl: true,
	noiseSuppression: false,
	channelCount: 1,
};

/** A busy machine needs a moment to start sound; only after that it is the browser that waits for a click. */
const clickPatienceMs = 1_500;

/**
 * A person's microphone for the length of a call. Its `track` is published once and never replaced: device
 * changes, RNNoise and failures only change what feeds it.
 */
export class Microphone {
	readonly events = mitt<MicrophoneEvents>();
	readonly #graph: SoundGraph;
	readonly #input: InputDevice;
	readonly #switch: DenoiseSwitch;
	readonly #activity = new VoiceActivity();
	#denoiseWanted: boolean;
	#listening: Listening;
	#silentFor: SoundErrorReason | null = null;
	#closed = false;

	/** Opens nothing yet: the track is there and silent. */
	constructor(options: MicrophoneOptions) {
		this.#denoiseWanted = options.denoise ?? true;
		this.#listening = options.listening ?? 'full';
		this.#graph = new SoundGraph(openSoundContext(), this.#listening === 'full');
		this.#graph.context.addEventListener('statechange', this.#stateChanged);
		this.#switch = new DenoiseSwitch(this.#graph);
		this.#switch.events.on('failed', (error) => {
			const was = this.denoise;
			this.#denoiseWanted = false;
			this.events.emit('denoise-failed', { reason: error.reason, detail: error.message });
			if (was) this.events.emit('denoise-changed', { on: false });
		});
		this.#switch.events.on('voice', (report) => this.#heard(report));
		this.#input = new InputDevice(
			options.mediaDevices,
			systemDefault(options.deviceId),
			options.constraints ?? defaultConstraints,
		);
		this.#input.events.on('opened', ({ stream, device }) => {
			this.#silentFor = null;
			this.#swap(stream);
			this.events.emit('device-changed', device);
		});
		this.#input.events.on('lost', ({ label }) => {
			this.#swap(null);
			this.events.emit('device-lost', { label });
		});
		this.#input.events.on('none', ({ error }) => this.#saySilent(error));
	}

	/** What is published. The same one until `close`. */
	get track(): MediaStreamTrack {
		return this.#graph.track;
	}

	/** The device that is open, or null. */
	get device(): OpenDevice | null {
		return this.#input.device;
	}

	/** Whether RNNoise is heard now. */
	get denoise(): boolean {
		return this.#switch.mode === 'denoised';
	}

	get listening(): Listening {
		return this.#listening;
	}

	/**
	 * Opens the device; RNNoise joins in a moment later. May be called again after it threw.
	 * @throws {SoundError} when no device can be opened. The track is silent then, and a device that comes
	 *   later is opened by itself
	 */
	async open(): Promise<void> {
		// First, because sound that waits meanwhile stays late for the whole call (20 ms when it was measured).
		await this.#switch.prepare();
		if (!this.#closed) await this.setListening(this.#listening);
	}

	/**
	 * Takes another device, without touching the track.
	 * @param deviceId empty or `default` for the system's default
	 * @throws {SoundError} when neither it nor the default can be opened
	 */
	async useDevice(deviceId: string): Promise<void> {
		await this.#opening(this.#input.want(systemDefault(deviceId)));
	}

	/** Switches RNNoise. Resolves when it is so, or when `denoise-failed` said why not. */
	async setDenoise(on: boolean): Promise<void> {
		this.#denoiseWanted = on;
		await this.#settleDenoise();
	}

	/**
	 * Says how much is listened to. The track falls silent at once (some 50 ms) when it is not `full`.
	 * @throws {SoundError} when the device cannot be opened (again)
	 */
	async setListening(listening: Listening): Promise<void> {
		this.#listening = listening;
		this.#sayTalking(this.#activity.reset());
		if (listening === 'off') {
			await this.#graph.setOpen(false);
			if (this.#listening !== 'off') return;
			await this.#input.release();
			if (this.#listening !== 'off') return;
			this.#swap(null);
			await this.#settleDenoise();
			if (this.#listening === 'off') await this.#graph.context.suspend();
			return;
		}
		const gate = this.#graph.setOpen(listening === 'full');
		await this.resume();
		await Promise.all([gate, this.#opening(this.#input.open())]);
		// RNNoise is not waited for: sound flows already, and the switch says when it has joined.
		this.#settleDenoise().catch(this.#unexpected);
	}

	/**
	 * Tells about ten times a second how loud it is, 0 (-60 dBFS) to 1 (0 dBFS), muted or not.
	 * @returns a function that ends it
	 */
	onLevel(listener: (level: number) => void): () => void {
		return this.#graph.meter.listen(listener);
	}

	/** Lets sound flow where the browser wanted a click first; call it from one. */
	async resume(): Promise<void> {
		const { context } = this.#graph;
		if (context.state === 'running' || context.state === 'closed') return;
		// It stays pending as long as the browser wants a click, which nobody can wait for.
		const resumed = context.resume();
		await Promise.race([resumed, new Promise((resolve) => setTimeout(resolve, clickPatienceMs))]);
		if (context.state === 'suspended') this.events.emit('blocked');
	}

	/** Ends the track and releases the device and everything else. */
	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		this.events.all.clear();
		this.#graph.context.removeEventListener('statechange', this.#stateChanged);
		this.#switch.close();
		await this.#input.release();
		await this.#graph.close();
	}

	/** The system interrupts sound, for instance when the machine sleeps. */
	readonly #stateChanged = () => {
		if (this.#graph.context.state === 'running') this.events.emit('unblocked');
		if (this.#listening === 'off' || this.#closed) return;
		this.resume().catch(this.#unexpected);
	};

	readonly #unexpected = (error: unknown) => {
		if (!this.#closed) throw error;
	};

	async #opening(opening: Promise<void>): Promise<void> {
		try {
			await opening;
		} catch (error) {
			const reason = SoundError.from(error);
			this.#swap(null);
			this.#saySilent(reason);
			throw reason;
		}
	}

	#swap(stream: MediaStream | null): void {
		if (!this.#closed) this.#graph.setSource(stream).catch(this.#unexpected);
	}

	/** Devices come and go in bursts: what was said once is not said again. */
	#saySilent(error: SoundError): void {
		if (this.#silentFor === error.reason) return;
		this.#silentFor = error.reason;
		this.events.emit('no-device', { reason: error.reason });
	}

	async #settleDenoise(): Promise<void> {
		const was = this.denoise;
		await this.#switch.set(this.#denoiseMode());
		if (was !== this.denoise) this.events.emit('denoise-changed', { on: this.denoise });
	}

	#denoiseMode(): DenoiseMode {
		if (this.#denoiseWanted) return 'denoised';
		return this.#listening === 'voice-only' ? 'detecting' : 'plain';
	}

	#heard(report: Readonly<VoiceReport>): void {
		this.events.emit('voice', report);
		if (this.#listening === 'voice-only') this.#sayTalking(this.#activity.take(report));
	}

	#sayTalking(changed: boolean): void {
		if (changed) this.events.emit('talking-while-muted', { talking: this.#activity.talking });
	}
}

function systemDefault(deviceId: string | undefined): string {
	return deviceId === undefined || deviceId === 'default' ? '' : deviceId;
}
