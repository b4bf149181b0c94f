import type { DataProducer, DirectTransport } from 'mediasoup/types';
import { limits } from '../../../contract/signalling/limits.ts';
import { TokenBucket } from '../limits/tokenBucket.ts';
import type { Peer } from './peer.ts';
import type { Room } from './room.ts';
import type { RoomRouter } from './roomRouters.ts';

/** SCTP payload protocol identifier of a WebRTC string (RFC 8831, 8). */
const webRtcString = 51;
/** Lines of text that one person may send at once, and for each second. */
const lines = { burst: 20, perSecond: 4 };

interface Voices {
	readonly transport: Promise<DirectTransport>;
	/** One data producer for each person, through which stock peers on this router read them. */
	readonly of: Map<string, Promise<DataProducer>>;
}

/**
 * Text in a room. Parley's own clients send and get it by signalling. Stock clients use data channels:
 * the host reads theirs, and speaks to them in everybody's place.
 */
export class Chat {
	readonly #voices = new Map<RoomRouter, Voices>();
	readonly #pace = new WeakMap<Peer, TokenBucket>();

	constructor(private readonly room: Room) {}

	/**
	 * Tells everybody else what a peer says.
	 * @returns milliseconds since 1970
	 */
	say(from: Peer, text: string): number {
		const sentAt = Date.now();
		for (const peer of this.room.others(from)) {
			if (peer.dialect === 'parley') {
				peer.outlet.notify('parley:said', { peerId: from.id, text, sentAt });
			}
		}
		for (const { of } of this.#voices.values()) {
			of.get(from.id)?.then(
				(voice) => {
					if (!voice.closed) voice.send(text);
				},
				() => {}, // Noted where it was made.
			);
		}
		return sentAt;
	}

	/** Whether a peer may send another line now. */
	mayTalk(peer: Peer): boolean {
		let pace = this.#pace.get(peer);
		if (!pace) {
			pace = new TokenBucket(lines.burst, lines.perSecond);
			this.#pace.set(peer, pace);
		}
		return pace.take();
	}

	/** Reads a stock peer's data channel. */
	async read(peer: Peer, dataProducer: DataProducer): Promise<void> {
		const voices = await this.#voicesAt(await this.room.place(peer));
		const dataConsumer = await (await voices.transport).consumeData({ dataProducerId: dataProducer.id });
		dataConsumer.on('message', (message, ppid) => {
			if (ppid !== webRtcString || peer.state !== 'inside' || !this.mayTalk(peer)) return;
			const text = message.toString('utf8').slice(0, limits.textLength);
			if (text) this.say(peer, text);
		});
	}

	/** Connects a peer that came in with the stock peers inside, both ways. */
	introduce(peer: Peer): void {
		const others = this.room.others(peer);
		if (peer.dialect === 'stock') for (const other of others) this.#let(peer, other);
		for (const other of others) if (other.dialect === 'stock') this.#let(other, peer);
	}

	forget(peer: Peer): void {
		for (const { of } of this.#voices.values()) {
			const voice = of.get(peer.id);
			of.delete(peer.id);
			voice?.then(
				(producer) => producer.close(),
				() => {}, // Noted where it was made.
			);
		}
	}

	/** The routers are gone, and all channels with them. */
	reset(): void {
		this.#voices.clear();
	}

	#let(listener: Peer, speaker: Peer): void {
		this.#connect(listener, speaker).catch((cause) => {
			if (listener.state === 'inside' && speaker.state === 'inside') this.room.note('warn', cause);
		});
	}

	async #connect(listener: Peer, speaker: Peer): Promise<void> {
		const transport = listener.receiving;
		if (!transport?.sctpParameters) return;
		const voices = await this.#voicesAt(await this.room.place(listener));
		let voice = voices.of.get(speaker.id);
		if (!voice) {
			voice = voices.transport.then((direct) =>
				direct.produceData({ label: 'chat', appData: { peerId: speaker.id, channel: 'chat' } }),
			);
			voices.of.set(speaker.id, voice);
		}
		const { id: dataProducerId, appData } = await voice;
		const dataConsumer = await transport.consumeData({ dataProducerId, appData });
		const dataConsumerId = dataConsumer.id;
		listener.dataConsumers.set(dataConsumerId, dataConsumer);
		dataConsumer.observer.once('close', () => listener.dataConsumers.delete(dataConsumerId));
		dataConsumer.on('dataproducerclose', () =>
			listener.outlet.notify('dataConsumerClosed', { dataConsumerId }),
		);
		await listener.outlet.request('newDataConsumer', {
			peerId: speaker.id,
			transportId: transport.id,
			dataConsumerId,
			dataProducerId,
			sctpStreamParameters: dataConsumer.sctpStreamParameters ?? { streamId: 0 },
			label: dataConsumer.label,
			protocol: dataConsumer.protocol,
			appData,
		});
	}

	async #voicesAt(place: RoomRouter): Promise<Voices> {
		let voices = this.#voices.get(place);
		if (!voices) {
			voices = { transport: place.router.createDirectTransport(), of: new Map() };
			this.#voices.set(place, voices);
		}
		return voices;
	}
}
