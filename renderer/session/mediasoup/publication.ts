import type { types } from 'mediasoup-client';
import { sendNothing } from '../sendNothing.ts';
import { TrackPublication } from '../trackPublication.ts';
import type { ProtooSocket } from './protooSocket.ts';

/** What a publication needs of the connection of the moment. */
export interface Sending {
	readonly producer: types.Producer;
	readonly socket: ProtooSocket;
}

/** A track that is being sent: each new connection makes its own producer for it. */
export class MediasoupPublication extends TrackPublication<Sending> {
	#held = false;

	/** Nothing is sent just now, whether it is muted or not: the connection may come back, or be replaced. */
	get held(): boolean {
		return this.#held;
	}

	get producerId(): string | null {
		return this.sending?.producer.id ?? null;
	}

	get rtpSender(): RTCRtpSender | null {
		return this.sending?.producer.rtpSender ?? null;
	}

	/** The connection has a producer for this one. What changed while it was made is caught up with. */
	async attach(
		sending: Sending,
		madeWith: { track: MediaStreamTrack; muted: boolean; held: boolean },
	): Promise<void> {
		if (!(await this.begin(sending))) return;
		if (madeWith.track !== this.track) await this.applyTrack(sending);
		if (madeWith.muted !== this.muted) await this.applyMuted();
		else if (madeWith.held !== this.#held) await this.hold(this.#held);
	}

	override detach(): void {
		super.detach();
		this.#held = false;
	}

	/** Holds back what is sent, or lets it go again. The host and the others are told nothing: it is not muted. */
	hold(held: boolean): Promise<void> {
		this.#held = held;
		return this.inTurn(async () => {
			const { sending } = this;
			if (sending && !sending.producer.closed)
				await sendNothing(sending.producer.rtpSender, this.muted || this.#held);
		});
	}

	protected applyMuted(): Promise<void> {
		return this.inTurn(async () => {
			const { sending } = this;
			if (!sending || sending.producer.closed) return;
			const { producer, socket } = sending;
			// Here first, so that nothing leaves even if the host never hears of it; then tell the host.
			if (this.muted) {
				producer.pause();
				socket.notify('pauseProducer', { producerId: producer.id });
				await sendNothing(producer.rtpSender, true);
			} else {
				socket.notify('resumeProducer', { producerId: producer.id });
				await sendNothing(producer.rtpSender, this.#held);
				producer.resume();
			}
		});
	}

	protected applyTrack({ producer }: Sending): Promise<void> {
		return producer.replaceTrack({ track: this.track });
	}

	protected stop({ producer, socket }: Sending): void {
		producer.close();
		socket.notify('closeProducer', { producerId: producer.id });
	}
}
