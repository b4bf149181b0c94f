import { blackOut } from './blackOut.ts';
import { sendNothing } from './sendNothing.ts';
import type { Publication, PublishOptions, Source } from './session.ts';
import { startLayers } from './startLayers.ts';

/** Whoever holds the connections. */
export interface SenderPublicationOwner {
	/** It is muted now, or no longer: to be told to the others. Nothing leaves this machine any more by then. */
	mutedChanged(publication: SenderPublication): void;
	/** It has another track, and nothing is being sent: the old one may have ended while a connection was made. */
	revived(publication: SenderPublication): Promise<void>;
	/** It is over. `sender` is what carried it, and carries nothing now. */
	closed(publication: SenderPublication, sender: RTCRtpSender | null): void;
}

/**
 * A track that is sent by a sender of the browser's own, over however many connections the call needs: each new
 * connection attaches its sender, and mute and track are as they were. Between two connections nothing is sent.
 */
export class SenderPublication implements Publication {
	readonly source: Source;
	#track: MediaStreamTrack;
	#muted: boolean;
	#sender: RTCRtpSender | null = null;
	#closed = false;
	#applying: Promise<void> = Promise.resolve();

	constructor(
		track: MediaStreamTrack,
		readonly options: PublishOptions,
		private readonly owner: SenderPublicationOwner,
	) {
		this.#track = track;
		this.source = options.source;
		this.#muted = options.muted ?? false;
		track.enabled = !this.#muted;
	}

	get track(): MediaStreamTrack {
		return this.#track;
	}

	get muted(): boolean {
		return this.#muted;
	}

	get closed(): boolean {
		return this.#closed;
	}

	get rtpSender(): RTCRtpSender | null {
		return this.#sender;
	}

	/** A connection has a sender for this one. What changed while it was made is caught up with. */
	async attach(sender: RTCRtpSender, madeWith: { track: MediaStreamTrack; muted: boolean }): Promise<void> {
		this.#sender = sender;
		if (this.#closed) return this.#end();
		if (madeWith.track !== this.#track) await sender.replaceTrack(this.#track);
		if (madeWith.muted !== this.#muted) await this.#applyMuted();
		else if (!this.#muted) await this.#start(sender);
	}

	detach(): void {
		this.#sender = null;
	}

	async setMuted(muted: boolean): Promise<void> {
		if (muted === this.#muted || this.#closed) return;
		this.#muted = muted;
		await this.#applyMuted();
		this.owner.mutedChanged(this);
	}

	async replaceTrack(track: MediaStreamTrack): Promise<void> {
		if (this.#closed) return;
		this.#track = track;
		track.enabled = !this.#muted;
		// A camera that is off has nothing in its place.
		if (this.#sender && this.#muted && this.source === 'camera') return;
		if (this.#sender) await this.#sender.replaceTrack(track);
		else await this.owner.revived(this);
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		this.#end();
	}

	/** One after the other: a sender's parameters must be set before they are read again. */
	#applyMuted(): Promise<void> {
		const sender = this.#sender;
		const applied = this.#applying
			.then(() => this.#catchUpWithMuted())
			.catch((error: unknown) => {
				// Its connection is over, and nothing goes out over that: the next one begins as it is now.
				if (this.#sender === sender && sender?.transport?.state !== 'closed') throw error;
			});
		this.#applying = applied.catch(() => {});
		return applied;
	}

	async #catchUpWithMuted(): Promise<void> {
		const sender = this.#sender;
		const muted = this.#muted;
		this.#track.enabled = !muted;
		if (!sender) return;
		// A screen that rests is best seen as it was.
		if (muted && this.source === 'camera') await blackOut(sender);
		if (muted) return sendNothing(sender, true);
		if (sender.track !== this.#track) await sender.replaceTrack(this.#track);
		await this.#start(sender);
	}

	#start(sender: RTCRtpSender): Promise<void> {
		return startLayers(sender, () => this.#sender === sender && !this.#muted);
	}

	#end(): void {
		const sender = this.#sender;
		this.#sender = null;
		// A sender whose connection is closed has nothing to send any more.
		sender?.replaceTrack(null).catch(() => {});
		this.owner.closed(this, sender);
	}
}
