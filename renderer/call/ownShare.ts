import mitt, { type Emitter } from 'mitt';
import type { CallDevices } from './devices.ts';
import { displayMediaOptions } from './displayMedia.ts';
import type { OwnMedia } from './state.ts';

export type OwnShareEvents = {
	/** What is shared, or null when nothing is (any more). */
	stream: MediaStream | null;
	/** The window is minimised or hidden: no pictures come. */
	resting: boolean;
	/** The system or the window ended it; not said when the person stopped it here. */
	ended: undefined;
};

export type ShareProblem = 'refused' | 'failed';

/**
 * How long no picture must come before a share counts as resting. A busy machine pauses capture for a
 * moment too, and people would be told of a rest that none of them saw.
 */
export const restsAfterMs = 1_500;

/** A window or screen that is being shared, from the moment it was chosen to its end. */
export class OwnShare {
	readonly events: Emitter<OwnShareEvents> = mitt<OwnShareEvents>();
	#stream: MediaStream | null = null;
	#favours: OwnMedia['share']['favours'] = 'text';
	#resting = false;
	#restTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly devices: CallDevices) {}

	get stream(): MediaStream | null {
		return this.#stream;
	}

	get favours(): OwnMedia['share']['favours'] {
		return this.#favours;
	}

	get resting(): boolean {
		return this.#resting;
	}

	/** @returns null when it is shared, or why it is not */
	async start({ withSound }: { withSound: boolean }): Promise<ShareProblem | null> {
		let stream: MediaStream;
		try {
			const supported = this.devices.getSupportedConstraints?.() ?? {};
			stream = await this.devices.getDisplayMedia(displayMediaOptions({ withSound }, supported));
		} catch (error) {
			return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'failed';
		}
		const [video] = stream.getVideoTracks();
		if (!video) return 'failed';
		this.stop();
		this.#stream = stream;
		video.contentHint = hint(this.#favours);
		video.onmute = () => this.#mutedNow();
		video.onunmute = () => this.#setResting(false);
		video.onended = () => {
			this.stop();
			this.events.emit('ended');
		};
		this.events.emit('stream', stream);
		if (video.muted) this.#mutedNow();
		return null;
	}

	/** `text` keeps every letter sharp and drops frames; `motion` keeps frames (mst-content-hint, 4.1). */
	setFavours(favours: OwnMedia['share']['favours']): void {
		this.#favours = favours;
		const [video] = this.#stream?.getVideoTracks() ?? [];
		if (video) video.contentHint = hint(favours);
	}

	stop(): void {
		const stream = this.#stream;
		if (!stream) return;
		this.#stream = null;
		this.#setResting(false);
		for (const track of stream.getTracks()) {
			track.onmute = track.onunmute = track.onended = null;
			track.stop();
		}
		this.events.emit('stream', null);
	}

	#mutedNow(): void {
		clearTimeout(this.#restTimer);
		this.#restTimer = setTimeout(() => this.#setResting(true), restsAfterMs);
	}

	#setResting(resting: boolean): void {
		clearTimeout(this.#restTimer);
		if (resting === this.#resting) return;
		this.#resting = resting;
		// The end of a share is told as such, not as the end of its rest.
		if (this.#stream) this.events.emit('resting', resting);
	}

	close(): void {
		this.stop();
		this.events.all.clear();
	}
}

function hint(favours: OwnMedia['share']['favours']): string {
	return favours === 'text' ? 'detail' : 'motion';
}
