import type { LocalParticipant, LocalTrack } from 'livekit-client';
import { sendNothing } from '../sendNothing.ts';
import type { Publication, PublishOptions, Source } from '../session.ts';

/** Whoever holds the connections. */
export interface PublicationOwner {
	closed(): void;
	/** It has another track, and nothing is being sent: the old one may have ended meanwhile. */
	revived(): Promise<void>;
}

/** What a publication needs of the connection of the moment. */
export interface Sending {
	readonly participant: LocalParticipant;
	readonly local: LocalTrack;
}

/**
 * A track that is being sent, over however many rooms of livekit-client the call needs: each one publishes it
 * anew, and mute and track are as they were. Between two of them nothing is sent, nor while one is in doubt.
 */
export class LiveKitPublication implements Publication {
	readonly source: Source;
	readonly options: PublishOptions;
	#track: MediaStreamTrack;
	#muted: boolean;
	#resting = false;
	#sending: Sending | null = null;
	#closed = false;
	#applying: Promise<void> = Promise.resolve();
	readonly #owner: PublicationOwner;

	constructor(track: MediaStreamTrack, options: PublishOptions, owner: PublicationOwner) {
		this.#track = track;
		this.options = options;
		this.source = options.source;
		this.#muted = options.muted ?? false;
		this.#owner = owner;
	}

	get track(): MediaStreamTrack {
		return this.#track;
	}

	get muted(): boolean {
		return this.#muted;
	}

	get rtpSender(): RTCRtpSender | null {
		return this.#sending?.local.sender ?? null;
	}

	/** It is published. What changed while that was done is caught up with. */
	async attach(sending: Sending): Promise<void> {
		this.#sending = sending;
		if (this.#closed) return this.#end();
		await this.#apply();
	}

	detach(): void {
		this.#sending = null;
		this.#resting = false;
	}

	/** The connection is in doubt, or no longer. Nothing is sent meanwhile; the others are not told of a mute. */
	async rest(resting: boolean): Promise<void> {
		this.#resting = resting;
		await this.#apply();
	}

	/** The connection has taken it away by itself: its track has ended. */
	takenAway(local: LocalTrack): void {
		if (this.#sending?.local === local) this.detach();
	}

	async setMuted(muted: boolean): Promise<void> {
		if (muted === this.#muted || this.#closed) return;
		this.#muted = muted;
		await this.#apply();
	}

	async replaceTrack(track: MediaStreamTrack): Promise<void> {
		if (this.#closed) return;
		this.#track = track;
		if (this.#sending) await this.#apply();
		else await this.#owner.revived();
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		this.#owner.closed();
		await this.#end();
	}

	/** One after the other: a sender's parameters must be set before they are read again. */
	#apply(): Promise<void> {
		const applied = this.#applying.then(() => this.#catchUp());
		this.#applying = applied.catch(() => {});
		return applied;
	}

	async #catchUp(): Promise<void> {
		const local = this.#sending?.local;
		if (!local?.sender) return;
		// Here first, so that nothing leaves even if the server never hears of it; then tell the server.
		if (this.#muted || this.#resting) await sendNothing(local.sender, true);
		if (this.#track !== local.mediaStreamTrack) await local.replaceTrack(this.#track, true);
		// livekit-client mutes by itself when a track ends; here only the caller decides.
		if (this.#muted) await local.mute();
		else await local.unmute();
		if (!this.#muted && !this.#resting) await sendNothing(local.sender, false);
	}

	async #end(): Promise<void> {
		const sending = this.#sending;
		this.#sending = null;
		if (sending) await sending.participant.unpublishTrack(sending.local, false);
	}
}
