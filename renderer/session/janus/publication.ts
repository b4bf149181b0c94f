import type { Publication, PublishOptions, Source } from '../session.ts';
import type { OwnFeed } from './ownFeed.ts';

/** Whoever holds the connections. */
export interface PublicationOwner {
	closed(): void;
	/** It has another track, and nothing is being sent: the old one may have ended while a connection was made. */
	revived(): Promise<void>;
}

/**
 * A track that is being sent, over however many connections the call needs: each new connection's feed takes
 * it, with mute and track as they are then. Between two connections nothing is sent.
 */
export class JanusPublication implements Publication {
	readonly source: Source;
	readonly options: PublishOptions;
	#track: MediaStreamTrack;
	#muted: boolean;
	#feed: OwnFeed | null = null;
	#closed = false;

	constructor(
		track: MediaStreamTrack,
		options: PublishOptions,
		private readonly owner: PublicationOwner,
	) {
		this.#track = track;
		this.options = options;
		this.source = options.source;
		this.#muted = options.muted ?? false;
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

	get sender(): RTCRtpSender | undefined {
		return this.#feed?.senderOf(this.source);
	}

	/** This feed sends it from now on. */
	async attach(feed: OwnFeed): Promise<void> {
		this.#feed = feed;
		await feed.send(this);
		// Closed while it was being attached.
		if (this.#closed) await feed.stop(this);
	}

	detach(): void {
		this.#feed = null;
	}

	async setMuted(muted: boolean): Promise<void> {
		if (muted === this.#muted || this.#closed) return;
		this.#muted = muted;
		await this.#feed?.applyMuted(this);
	}

	async replaceTrack(track: MediaStreamTrack): Promise<void> {
		if (this.#closed) return;
		this.#track = track;
		if (this.#feed) await this.#feed.replaceTrack(this);
		else await this.owner.revived();
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		const feed = this.#feed;
		this.#feed = null;
		this.owner.closed();
		await feed?.stop(this);
	}
}
