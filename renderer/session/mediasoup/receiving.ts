import type { types } from 'mediasoup-client';
import mitt, { type Emitter } from 'mitt';
import type { NewConsumer } from '../../../contract/signalling/dialect.ts';
import type { FrameHooks, Reception, RemoteTrack } from '../session.ts';
import { layerForHeight } from '../videoSizes.ts';
import { spatialLayersOf } from './layers.ts';
import type { ProtooSocket } from './protooSocket.ts';
import { isOfScreen, sourceOf } from './sources.ts';

export type ReceivingEvents = {
	published: RemoteTrack;
	changed: RemoteTrack;
	received: { trackId: string; track: MediaStreamTrack };
	ended: { trackId: string };
};

interface Received {
	remote: RemoteTrack;
	/** Null while the browser is still taking it; the host may already speak of it. */
	consumer: types.Consumer | null;
	readonly spatialLayers: number;
	/** Which layer the host sends at present, as far as it told. */
	currentLayer: number | null;
	askedLayer: number | null;
	/** The host told that it sends no layer any more. */
	layerStopped: boolean;
	/** False while nothing of it reaches the host. */
	sent: boolean;
}

/** A camera's full height until its first frame tells. */
const assumedHeight = 720;

/**
 * What comes in over one connection: consumers, whether each is wanted, and in which layer. Wishes are
 * handed in again by the owner on every new connection.
 */
export class Receiving {
	readonly events: Emitter<ReceivingEvents> = mitt<ReceivingEvents>();
	/** By consumer id. */
	readonly #received = new Map<string, Received>();

	constructor(
		private readonly transport: types.Transport,
		private readonly socket: ProtooSocket,
		private readonly wishes: ReadonlyMap<string, Reception>,
		private readonly frames: FrameHooks | undefined,
	) {}

	/** The host sends this from now on. Rejects if the browser cannot take it. */
	async add(offer: NewConsumer): Promise<void> {
		if (this.#received.has(offer.consumerId)) return;
		const remote: RemoteTrack = {
			id: offer.producerId,
			participantId: offer.peerId,
			source: sourceOf(offer.kind, offer.appData),
			muted: offer.producerPaused,
		};
		const place = { source: remote.source, participantId: remote.participantId, trackId: remote.id };
		const rtpParameters = offer.rtpParameters as types.RtpParameters;
		const received: Received = {
			remote,
			consumer: null,
			spatialLayers: spatialLayersOf(rtpParameters),
			currentLayer: null,
			askedLayer: null,
			layerStopped: false,
			sent: true,
		};
		this.#received.set(offer.consumerId, received);
		try {
			const consumer = await this.transport.consume({
				id: offer.consumerId,
				producerId: offer.producerId,
				kind: offer.kind,
				rtpParameters,
				// Sound and picture of one person play together; a screen goes at its own pace.
				streamId: `${offer.peerId}-${remote.source.startsWith('screen') ? 'screen' : 'person'}`,
				onRtpReceiver: (receiver) => this.frames?.receiver(receiver, place),
			});
			// It may have ended while it was being taken.
			if (this.#received.get(offer.consumerId) !== received) return consumer.close();
			received.consumer = consumer;
			this.events.emit('published', received.remote);
			this.events.emit('received', { trackId: remote.id, track: consumer.track });
			this.apply(remote.id);
		} catch (error) {
			this.#received.delete(offer.consumerId);
			throw error;
		}
	}

	/** A wish about a track has changed. */
	apply(trackId: string): void {
		const received = this.#byTrack(trackId);
		const wish = this.wishes.get(trackId);
		const consumer = received?.consumer;
		if (!consumer || !wish) return;
		if (!wish.wanted) {
			if (consumer.paused) return;
			consumer.pause();
			this.socket.notify('pauseConsumer', { consumerId: consumer.id });
			return;
		}
		this.#askForLayer(received, wish);
		if (consumer.paused) {
			consumer.resume();
			this.socket.notify('resumeConsumer', { consumerId: consumer.id });
		}
	}

	close(consumerId: string): void {
		const received = this.#received.get(consumerId);
		if (!received) return;
		this.#received.delete(consumerId);
		if (!received.consumer) return;
		received.consumer.close();
		this.events.emit('ended', { trackId: received.remote.id });
	}

	setMuted(consumerId: string, muted: boolean): void {
		const received = this.#received.get(consumerId);
		if (!received || received.remote.muted === muted) return;
		received.remote = { ...received.remote, muted };
		if (received.consumer) this.events.emit('changed', received.remote);
	}

	layerChanged(consumerId: string, spatialLayer: number | null): void {
		const received = this.#received.get(consumerId);
		if (!received) return;
		received.currentLayer = spatialLayer;
		received.layerStopped = spatialLayer === null;
		const wish = this.wishes.get(received.remote.id);
		if (wish?.wanted) this.#askForLayer(received, wish);
	}

	remoteOf(consumerId: string): RemoteTrack | undefined {
		return this.#received.get(consumerId)?.remote;
	}

	/** Of a participant who left: the host closes their consumers, but says so only by their leaving. */
	closeAllOf(participantId: string): void {
		for (const [consumerId, { remote }] of [...this.#received])
			if (remote.participantId === participantId) this.close(consumerId);
	}

	consumers(): {
		remote: RemoteTrack;
		consumer: types.Consumer;
		layer?: { number: number; of: number };
	}[] {
		return [...this.#received.values()].flatMap(({ remote, consumer, currentLayer, spatialLayers }) => {
			if (!consumer) return [];
			const layer = { number: (currentLayer ?? 0) + 1, of: spatialLayers };
			return [{ remote, consumer, ...(currentLayer !== null && spatialLayers > 1 && { layer }) }];
		});
	}

	/** What should be flowing just now: not muted there, and wanted here. A screen that rests sends nothing. */
	expected(): { remote: RemoteTrack; mediaId: string }[] {
		return [...this.#received.values()].flatMap((received) => {
			const { remote, consumer } = received;
			if (!consumer || consumer.paused || remote.muted || isOfScreen(remote.source)) return [];
			// The host has stopped it for want of room on the way here, not its sender.
			if (received.layerStopped && received.sent) return [];
			return [{ remote, mediaId: consumer.track.id }];
		});
	}

	/** Whether anything of it reaches the host from its sender, as the host scores it. */
	setSent(consumerId: string, sent: boolean): void {
		const received = this.#received.get(consumerId);
		if (received) received.sent = sent;
	}

	#askForLayer(received: Received, wish: Extract<Reception, { wanted: true }>): void {
		const { consumer, spatialLayers, currentLayer } = received;
		if (!consumer || spatialLayers < 2 || !wish.size) return;
		const seen = consumer.track.getSettings().height;
		const full =
			seen && currentLayer !== null ? seen * 2 ** (spatialLayers - 1 - currentLayer) : assumedHeight;
		const layer = layerForHeight(wish.size.height, full, spatialLayers);
		if (layer === received.askedLayer) return;
		received.askedLayer = layer;
		this.socket.notify('setConsumerPreferredLayers', {
			consumerId: consumer.id,
			spatialLayer: layer,
			temporalLayer: 2,
		});
	}

	#byTrack(trackId: string): Received | undefined {
		for (const received of this.#received.values()) if (received.remote.id === trackId) return received;
		return undefined;
	}
}
