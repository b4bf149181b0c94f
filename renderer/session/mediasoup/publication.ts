import type { types } from 'mediasoup-client';
import { sendNothing } from '../sendNothing.ts';
import type { Publication, PublishOptions, Source } from '../session.ts';
import type { ProtooSocket } from './protooSocket.ts';

/** What a publication needs of the connection of the moment. */
export interface Sending {
	readonly producer: types.Producer;
	readonly socket: ProtooSocket;
}

/** Whoever holds the connections. */
export interface PublicationOwner {
	closed(): void;
	/** It has another track, and nothing is being sent: the old one may have ended while a connection was made. */
	revived(): Promise<void>;
}

/**
 * A track that is being sent, over however many connections the call needs: each new connection attaches
 * its own producer, and mute and track are as they were. Between two connections nothing is sent.
 */
export class MediasoupPublication implements Publication {
	readonly source: Source;
	readonly options: PublishOptions;
	#track: MediaStreamTrack;
	#muted: boolean;
	#held = false;
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

	/** Nothing is sent just now, whether it is muted or not: the connection may come back, or be replaced. */
	get held(): boolean {
		return this.#held;
	}

	get closed(): boolean {
		return this.#closed;
	}

	get producerId(): string | null {
		return this.#sending?.producer.id ?? null;
	}

	get rtpSender(): RTCRtpSender | null {
		return this.#sending?.producer.rtpSender ?? null;
	}

	/** The connection has a producer for this one. What changed while it was made is caught up with. */
	async attach(
		sending: Sending,
		madeWith: { track: MediaStreamTrack; muted: boolean; held: boolean },
	): Promise<void> {
		this.#sending = sending;
		if (this.#closed) return this.#end();
		if (madeWith.track !== this.#track) await sending.producer.replaceTrack({ track: this.#track });
		if (madeWith.muted !== this.#muted) await this.#applyMuted();
		else if (madeWith.held !== this.#held) await this.hold(this.#held);
	}

	detach(): void {
		this.#sending = null;
		this.#held = false;
	}

	/** Holds back what is sent, or lets it go again. The host and the others are told nothing: it is not muted. */
	hold(held: boolean): Promise<void> {
		this.#held = held;
		return this.#inTurn(async () => {
			const sending = this.#sending;
			if (sending && !sending.producer.closed)
				await sendNothing(sending.producer.rtpSender, this.#muted || this.#held);
		});
	}

	async setMuted(muted: boolean): Promise<void> {
		if (muted === this.#muted || this.#closed) return;
		this.#muted = muted;
		await this.#applyMuted();
	}

	async replaceTrack(track: MediaStreamTrack): Promise<void> {
		if (this.#closed) return;
		this.#track = track;
		if (this.#sending) await this.#sending.producer.replaceTrack({ track });
		else await this.#owner.revived();
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		this.#end();
		this.#owner.closed();
	}

	#applyMuted(): Promise<void> {
		return this.#inTurn(() => this.#catchUpWithMuted());
	}

	/** One after the other: a sender's parameters must be set before they are read again. */
	#inTurn(apply: () => Promise<void>): Promise<void> {
		const applied = this.#applying.then(apply);
		this.#applying = applied.catch(() => {});
		return applied;
	}

	async #catchUpWithMuted(): Promise<void> {
		const sending = this.#sending;
		if (!sending || sending.producer.closed) return;
		const { producer, socket } = sending;
		// Here first, so that nothing leaves even if the host never hears of it; then tell the host.
		if (this.#muted) {
			producer.pause();
			socket.notify('pauseProducer', { producerId: producer.id });
			await sendNothing(producer.rtpSender, true);
		} else {
			socket.notify('resumeProducer', { producerId: producer.id });
			await sendNothing(producer.rtpSender, this.#held);
			producer.resume();
		}
	}

	#end(): void {
		const sending = this.#sending;
		this.#sending = null;
		if (!sending) return;
		sending.producer.close();
		sending.socket.notify('closeProducer', { producerId: sending.producer.id });
	}
}
