import type { types } from 'mediasoup-client';
import { type ConnectionQualities, ownScore, reachesHost, senderScore } from './connectionQuality.ts';
import type { MediasoupPublication } from './publication.ts';
import type { Receiving } from './receiving.ts';

/** Listens to the scores that come in over one connection, and knows whose streams they are of. */
export class ConnectionScores {
	/** By producer id. */
	readonly #own = new Map<string, MediasoupPublication>();

	constructor(
		private readonly receiving: Receiving,
		private readonly qualities: ConnectionQualities,
	) {
		receiving.events.on('changed', ({ id, muted }) => qualities.setMuted(id, muted));
		receiving.events.on('ended', ({ trackId }) => qualities.ended(trackId));
	}

	/** What is sent from here is scored by the host from now on. */
	follow(producer: types.Producer, publication: MediasoupPublication): void {
		this.#own.set(producer.id, publication);
		producer.observer.once('close', () => {
			this.#own.delete(producer.id);
			this.qualities.ended(producer.id);
		});
	}

	consumerScore({ consumerId, score }: { consumerId: string; score?: unknown }): void {
		const track = this.receiving.remoteOf(consumerId);
		const ofSender = senderScore(score);
		const sent = reachesHost(score);
		if (sent !== null) this.receiving.setSent(consumerId, sent);
		if (track && ofSender !== null)
			this.qualities.scored(track.id, { ...track, owner: track.participantId }, ofSender);
	}

	producerScore({ producerId, score }: { producerId: string; score?: unknown }): void {
		const own = this.#own.get(producerId);
		const best = ownScore(score);
		if (!own || best === null) return;
		this.qualities.setMuted(producerId, own.muted);
		this.qualities.scored(producerId, { owner: null, source: own.source, muted: own.muted }, best);
	}
}
