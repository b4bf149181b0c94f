import type { PublishOptions, Source } from './session.ts';
import type { LifePublication } from './sessionLife.ts';

/** Whoever holds the connections. */
export interface TrackOwner<Sending> {
	/** It is over. @param sending what carried it, and carries nothing now */
	closed(sending: Sending | null): void;
	/** It has another track, and nothing is being sent: the old one may have ended while a connection was made. */
	revived(): Promise<void>;
}

/**
 * A track that is being sent, over however many connections the call needs: each new one begins to send it, with mute
 * and track as they are then. Between two of them nothing is sent. `Sending` is what a connection sends it with.
 */
export abstract class TrackPublication<Sending> implements LifePublication {
	readonly source: Source;
	#track: MediaStreamTrack;
	#muted: boolean;
	#sending: Sending | null = null;
	#closed = false;
	#applying: Promise<void> = Promise.resolve();

	constructor(
		track: MediaStreamTrack,
		readonly options: PublishOptions,
		private readonly owner: TrackOwner<Sending>,
	) {
		this.#track = track;
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

	abstract get rtpSender(): RTCRtpSender | null;

	detach(): void {
		this.#sending = null;
	}

	async setMuted(muted: boolean): Promise<void> {
		if (muted === this.#muted || this.#closed) return;
		this.#muted = muted;
		await this.applyMuted();
	}

	async replaceTrack(track: MediaStreamTrack): Promise<void> {
		if (this.#closed) return;
		this.#track = track;
		if (this.#sending) await this.applyTrack(this.#sending);
		else await this.owner.revived();
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		const sending = this.#sending;
		this.#sending = null;
		await this.#end(sending);
	}

	/** What it is sent with at present. */
	protected get sending(): Sending | null {
		return this.#sending;
	}

	/** It is sent with this from now on. @returns false if it was closed while that was made: it is stopped then */
	protected async begin(sending: Sending): Promise<boolean> {
		if (!this.#closed) this.#sending = sending;
		else await this.#end(sending);
		return !this.#closed;
	}

	/** One after the other: a sender's parameters must be set before they are read again. */
	protected inTurn(apply: () => Promise<void>): Promise<void> {
		const applied = this.#applying.then(apply);
		this.#applying = applied.catch(() => {});
		return applied;
	}

	/** It is muted now, or no longer; perhaps nothing is being sent. */
	protected abstract applyMuted(): Promise<void>;
	/** It has another track. */
	protected abstract applyTrack(sending: Sending): Promise<void>;
	/** It is over: nothing may be sent any more. */
	protected abstract stop(sending: Sending): Promise<void> | void;

	async #end(sending: Sending | null): Promise<void> {
		const stopped = sending && this.stop(sending);
		this.owner.closed(sending);
		await stopped;
	}
}
