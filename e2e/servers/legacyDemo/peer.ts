import type {
	Consumer,
	DataProducer,
	Producer,
	RtpCapabilities,
	RtpParameters,
	SctpStreamParameters,
	WebRtcTransport,
} from 'mediasoup/types';
import type { WebSocket } from 'ws';
import type { Room } from './room.ts';
import { type Said, Wire } from './wire.ts';

/** A client of the room, and what it asks. The names are the dialect's. */
export class Peer {
	readonly wire: Wire;
	joined = false;
	readonly producers = new Map<string, Producer>();
	readonly chats: DataProducer[] = [];
	#about: { displayName: string; device: unknown } = { displayName: '', device: {} };
	#rtpCapabilities: RtpCapabilities | undefined;
	#takesData = false;
	#receiving: WebRtcTransport | undefined;
	readonly #transports = new Map<string, WebRtcTransport>();
	readonly #consumers = new Map<string, Consumer>();

	constructor(
		readonly id: string,
		socket: WebSocket,
		private readonly room: Room,
	) {
		this.wire = new Wire(socket, async (method, data) => {
			const answer = this.#answers[method];
			if (!answer) throw new Error(`unknown request.method "${method}"`);
			return answer(data);
		});
		this.wire.tell('mediasoup-version', { version: room.version });
	}

	get info() {
		return { id: this.id, ...this.#about };
	}

	close(): void {
		for (const transport of this.#transports.values()) transport.close();
	}

	/** Lets it receive what another one produces; it flows once the client has said yes. */
	async consume(owner: Peer, producer: Producer): Promise<void> {
		const rtpCapabilities = this.#rtpCapabilities;
		if (!rtpCapabilities || !this.#receiving) return;
		const consumer = await this.#receiving.consume({
			producerId: producer.id,
			rtpCapabilities,
			enableRtx: true,
			paused: true,
			ignoreDtx: true,
		});
		const consumerId = consumer.id;
		this.#consumers.set(consumerId, consumer);
		consumer.observer.once('close', () => this.#consumers.delete(consumerId));
		consumer.on('producerclose', () => this.wire.tell('consumerClosed', { consumerId }));
		consumer.on('producerpause', () => this.wire.tell('consumerPaused', { consumerId }));
		consumer.on('producerresume', () => this.wire.tell('consumerResumed', { consumerId }));
		consumer.on('score', (score) => this.wire.tell('consumerScore', { consumerId, score }));
		consumer.on('layerschange', (layers) =>
			this.wire.tell('consumerLayersChanged', {
				consumerId,
				spatialLayer: layers?.spatialLayer ?? null,
				temporalLayer: layers?.temporalLayer ?? null,
			}),
		);
		await this.wire.ask('newConsumer', {
			peerId: owner.id,
			producerId: producer.id,
			id: consumerId,
			kind: consumer.kind,
			rtpParameters: consumer.rtpParameters,
			type: consumer.type,
			appData: producer.appData,
			producerPaused: consumer.producerPaused,
		});
		await consumer.resume();
		this.wire.tell('consumerScore', { consumerId, score: consumer.score });
	}

	async consumeData(owner: Peer, dataProducer: DataProducer): Promise<void> {
		if (!this.#takesData || !this.#receiving) return;
		const consumer = await this.#receiving.consumeData({ dataProducerId: dataProducer.id });
		consumer.on('dataproducerclose', () =>
			this.wire.tell('dataConsumerClosed', { dataConsumerId: consumer.id }),
		);
		await this.wire.ask('newDataConsumer', {
			peerId: owner.id,
			dataProducerId: dataProducer.id,
			id: consumer.id,
			sctpStreamParameters: consumer.sctpStreamParameters,
			label: consumer.label,
			protocol: consumer.protocol,
			appData: dataProducer.appData,
		});
	}

	readonly #answers: Readonly<Record<string, (data: Said) => unknown>> = {
		getRouterRtpCapabilities: () => this.room.router.rtpCapabilities,
		createWebRtcTransport: (data) => this.#createTransport(data),
		connectWebRtcTransport: ({ transportId, dtlsParameters }) =>
			this.#transport(transportId).connect({ dtlsParameters: dtlsParameters as never }),
		restartIce: ({ transportId }) => this.#transport(transportId).restartIce(),
		join: (data) => this.#join(data),
		produce: (data) => this.#produce(data),
		produceData: (data) => this.#produceData(data),
		closeProducer: ({ producerId }) => {
			this.#producer(producerId).close();
			this.producers.delete(String(producerId));
		},
		pauseProducer: ({ producerId }) => this.#producer(producerId).pause(),
		resumeProducer: ({ producerId }) => this.#producer(producerId).resume(),
		pauseConsumer: ({ consumerId }) => this.#consumer(consumerId).pause(),
		resumeConsumer: ({ consumerId }) => this.#consumer(consumerId).resume(),
		setConsumerPreferredLayers: async ({ consumerId, spatialLayer, temporalLayer }) => {
			const layers = { spatialLayer: Number(spatialLayer), temporalLayer: Number(temporalLayer) };
			await this.#consumer(consumerId).setPreferredLayers(layers);
		},
		changeDisplayName: ({ displayName }) => {
			const { displayName: oldDisplayName } = this.#about;
			this.#about = { ...this.#about, displayName: String(displayName) };
			this.room.tell('peerDisplayNameChanged', { peerId: this.id, displayName, oldDisplayName }, this);
		},
		getTransportStats: ({ transportId }) => this.#transport(transportId).getStats(),
	};

	async #createTransport({ producing, consuming, sctpCapabilities }: Said) {
		const transport = await this.room.router.createWebRtcTransport({
			webRtcServer: this.room.webRtcServer,
			iceConsentTimeout: 20,
			enableSctp: Boolean(sctpCapabilities),
			appData: { producing, consuming },
		});
		transport.on('icestatechange', (state) => {
			if (state === 'disconnected' || state === 'closed') this.wire.close();
		});
		transport.on('dtlsstatechange', (state) => {
			if (state === 'failed' || state === 'closed') this.wire.close();
		});
		this.#transports.set(transport.id, transport);
		if (consuming) this.#receiving = transport;
		const { id, iceParameters, dtlsParameters, sctpParameters } = transport;
		const iceCandidates = this.room.candidates(transport);
		return { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters };
	}

	#join({ displayName, device, rtpCapabilities, sctpCapabilities }: Said) {
		if (this.joined) throw new Error('Peer already joined');
		this.#about = { displayName: String(displayName), device };
		this.#rtpCapabilities = rtpCapabilities as RtpCapabilities;
		this.#takesData = Boolean(sctpCapabilities);
		const peers = this.room.others(this).map(({ info }) => info);
		this.joined = true;
		// Behind the answer.
		setImmediate(() => this.room.introduce(this));
		return { peers };
	}

	async #produce({ transportId, kind, rtpParameters, appData }: Said) {
		this.#assertJoined();
		const producer = await this.#transport(transportId).produce({
			kind: kind as 'audio' | 'video',
			rtpParameters: rtpParameters as RtpParameters,
			appData: { ...(appData as Said), peerId: this.id },
		});
		this.producers.set(producer.id, producer);
		producer.on('score', (score) => this.wire.tell('producerScore', { producerId: producer.id, score }));
		setImmediate(() => this.room.announce(this, producer));
		return { id: producer.id };
	}

	async #produceData({ transportId, sctpStreamParameters, label, protocol, appData }: Said) {
		this.#assertJoined();
		const producer = await this.#transport(transportId).produceData({
			sctpStreamParameters: sctpStreamParameters as SctpStreamParameters,
			label: String(label),
			protocol: String(protocol),
			appData: appData as Said,
		});
		if (label === 'chat') {
			this.chats.push(producer);
			setImmediate(() => this.room.announceChat(this, producer));
		}
		return { id: producer.id };
	}

	#assertJoined(): void {
		if (!this.joined) throw new Error('Peer not yet joined');
	}

	#transport(id: unknown): WebRtcTransport {
		return found(this.#transports, id, 'transport');
	}

	#producer(id: unknown): Producer {
		return found(this.producers, id, 'producer');
	}

	#consumer(id: unknown): Consumer {
		return found(this.#consumers, id, 'consumer');
	}
}

function found<T>(all: ReadonlyMap<string, T>, id: unknown, what: string): T {
	const one = all.get(String(id));
	if (!one) throw new Error(`${what} with id "${id}" not found`);
	return one;
}
