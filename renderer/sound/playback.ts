import mitt from 'mitt';
import { SoundError } from './soundError.ts';

export type PlaybackEvents = {
	/** The browser plays nothing before a click: call `unblock` from one. Said once until then. */
	blocked: undefined;
	/** Everything is heard again. */
	unblocked: undefined;
	/** The chosen output is gone or cannot be used; sound comes from the system's default. */
	'output-lost': { deviceId: string };
};

export interface PlaybackOptions {
	/** Makes the elements that play; they are never put into the page. */
	readonly createElement: () => HTMLAudioElement;
	readonly mediaDevices: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;
}

/** Plays what the others send: each track by an element of its own, as Chromium's echo canceller expects. */
export class Playback {
	readonly events = mitt<PlaybackEvents>();
	readonly #createElement: PlaybackOptions['createElement'];
	readonly #mediaDevices: PlaybackOptions['mediaDevices'];
	readonly #elements = new Map<string, HTMLAudioElement>();
	/** What was chosen; empty for the system's default. */
	#output = '';
	/** What is used now, which is the default while the chosen one is away. */
	#outputInUse = '';
	#blocked = false;

	constructor(options: PlaybackOptions) {
		this.#createElement = options.createElement;
		this.#mediaDevices = options.mediaDevices;
		this.#mediaDevices.addEventListener('devicechange', this.#devicesChanged);
	}

	/** Plays a track, or another one under the same id. */
	play(trackId: string, track: MediaStreamTrack): void {
		const element = this.#elements.get(trackId) ?? this.#createElement();
		this.#elements.set(trackId, element);
		element.srcObject = new MediaStream([track]);
		if (this.#outputInUse !== '') {
			element.setSinkId(this.#outputInUse).catch((error: unknown) => this.#loseOutput(error));
		}
		this.#start(element).catch(this.#unexpected);
	}

	/** @param volume 0 to 1; nothing happens if the track is not played */
	setVolume(trackId: string, volume: number): void {
		const element = this.#elements.get(trackId);
		if (element) element.volume = Math.min(1, Math.max(0, volume));
	}

	/** Stops a track; nothing happens if it is not played. */
	remove(trackId: string): void {
		const element = this.#elements.get(trackId);
		if (!element) return;
		this.#elements.delete(trackId);
		silence(element);
	}

	/** Whether an output can be chosen at all. */
	get canChooseOutput(): boolean {
		return 'setSinkId' in HTMLMediaElement.prototype;
	}

	/**
	 * Plays on another device, these and later tracks.
	 * @param deviceId empty or `default` for the system's default
	 * @throws {SoundError} when it cannot be used; everything is then played as before
	 */
	async setOutput(deviceId: string): Promise<void> {
		const wanted = deviceId === 'default' ? '' : deviceId;
		if (!this.canChooseOutput) {
			if (wanted === '') return;
			throw new SoundError('failed', 'This browser has no setSinkId');
		}
		// An element that plays nothing tells whether the device can be used.
		const probe = this.#createElement();
		try {
			await probe.setSinkId(wanted);
		} catch (error) {
			throw SoundError.from(error);
		}
		this.#output = wanted;
		await this.#route(wanted);
	}

	/** Plays what the browser held back. Call it from a click. */
	async unblock(): Promise<void> {
		this.#blocked = false;
		await Promise.all([...this.#elements.values()].map((element) => this.#start(element)));
		if (!this.#blocked) this.events.emit('unblocked');
	}

	/** Stops everything. The tracks stay their owner's. */
	close(): void {
		this.#mediaDevices.removeEventListener('devicechange', this.#devicesChanged);
		this.events.all.clear();
		for (const element of this.#elements.values()) silence(element);
		this.#elements.clear();
	}

	async #start(element: HTMLAudioElement): Promise<void> {
		try {
			await element.play();
		} catch (error) {
			const name = error instanceof Error ? error.name : '';
			// Another track or none came before it began: nothing is lost.
			if (name === 'AbortError') return;
			if (name !== 'NotAllowedError') throw error;
			if (this.#blocked) return;
			this.#blocked = true;
			this.events.emit('blocked');
		}
	}

	async #route(deviceId: string): Promise<void> {
		this.#outputInUse = deviceId;
		try {
			await Promise.all([...this.#elements.values()].map((element) => element.setSinkId(deviceId)));
		} catch (error) {
			this.#loseOutput(error);
		}
	}

	#loseOutput(error: unknown): void {
		if (this.#outputInUse === '') throw SoundError.from(error);
		this.events.emit('output-lost', { deviceId: this.#outputInUse });
		this.#route('').catch(this.#unexpected);
	}

	readonly #unexpected = (error: unknown) => {
		throw error;
	};

	/** Chromium goes silent when the chosen output is unplugged; so we change over, and back when it returns. */
	readonly #devicesChanged = () => {
		this.#follow().catch(this.#unexpected);
	};

	async #follow(): Promise<void> {
		if (this.#output === '') return;
		const devices = await this.#mediaDevices.enumerateDevices();
		const there = devices.some((device) => device.kind === 'audiooutput' && device.deviceId === this.#output);
		if (there && this.#outputInUse === '') await this.#route(this.#output);
		if (!there && this.#outputInUse !== '') {
			this.events.emit('output-lost', { deviceId: this.#output });
			await this.#route('');
		}
	}
}

function silence(element: HTMLAudioElement): void {
	element.pause();
	element.srcObject = null;
}
