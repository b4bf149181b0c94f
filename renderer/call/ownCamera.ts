import mitt, { type Emitter } from 'mitt';
import { SoundError } from '../sound/soundError.ts';
import type { CallDevices } from './devices.ts';
import type { DeviceProblem } from './state.ts';

export type OwnCameraEvents = {
	/** The picture to send and to show oneself; null while there is none. */
	track: MediaStreamTrack | null;
	/** It went away while it was on. */
	lost: undefined;
	/** Another camera took over from the one that was lost. */
	changed: { label: string };
	problem: DeviceProblem | null;
};

export interface CameraWish {
	readonly width: number;
	readonly height: number;
	readonly framesPerSecond: number;
}

/** The person's camera: open only while it is on, so that its light tells the truth. */
export class OwnCamera {
	readonly events: Emitter<OwnCameraEvents> = mitt<OwnCameraEvents>();
	#track: MediaStreamTrack | null = null;
	#deviceId = '';
	#on = false;
	#round = 0;

	constructor(
		private readonly devices: CallDevices,
		readonly wish: CameraWish,
	) {}

	get track(): MediaStreamTrack | null {
		return this.#track;
	}

	get on(): boolean {
		return this.#on;
	}

	/** Resolves when the camera is as wanted, or `problem` said why it is not. */
	async setOn(on: boolean): Promise<void> {
		this.#on = on;
		if (on) await this.#open();
		else {
			this.#round++;
			this.#use(null);
			this.events.emit('problem', null);
		}
	}

	/** @param deviceId empty for whichever the system prefers */
	async useDevice(deviceId: string): Promise<void> {
		this.#deviceId = deviceId;
		if (this.#on) await this.#open();
	}

	close(): void {
		this.#on = false;
		this.#round++;
		this.#use(null);
		this.events.all.clear();
	}

	async #open(): Promise<void> {
		const round = ++this.#round;
		const { width, height, framesPerSecond } = this.wish;
		try {
			const stream = await this.#openBest({
				width: { ideal: width },
				height: { ideal: height },
				frameRate: { ideal: framesPerSecond, max: framesPerSecond },
			});
			const [track] = stream.getVideoTracks();
			// Switched off, or to another device, while this one was opening.
			if (round !== this.#round || !track) {
				for (const one of stream.getTracks()) one.stop();
				return;
			}
			track.contentHint = 'motion';
			this.#use(track);
			this.events.emit('problem', null);
		} catch (error) {
			if (round !== this.#round) return;
			this.#on = false;
			this.#use(null);
			this.events.emit('problem', SoundError.from(error).reason);
		}
	}

	/** The chosen camera, or while that is away or busy whichever there is. */
	async #openBest(video: MediaTrackConstraints): Promise<MediaStream> {
		if (this.#deviceId === '' || this.#deviceId === 'default') return this.devices.getUserMedia({ video });
		try {
			return await this.devices.getUserMedia({ video: { ...video, deviceId: { exact: this.#deviceId } } });
		} catch (error) {
			const { reason } = SoundError.from(error);
			if (reason !== 'no-device' && reason !== 'in-use') throw error;
			return this.devices.getUserMedia({ video });
		}
	}

	#use(track: MediaStreamTrack | null): void {
		const before = this.#track;
		if (before === track) return;
		if (before) {
			before.onended = null;
			before.stop();
		}
		this.#track = track;
		if (track) track.onended = () => void this.#lost();
		this.events.emit('track', track);
	}

	async #lost(): Promise<void> {
		this.#use(null);
		this.events.emit('lost');
		this.#deviceId = '';
		await this.#open();
		if (this.#track) this.events.emit('changed', { label: this.#track.label });
	}
}
