import { Device, type types } from 'mediasoup-client';
import { type Data, Protoo } from './protoo.ts';

type Source = 'audio' | 'video' | 'screensharing';

interface Peer {
	displayName: string;
	readonly consumers: Map<Source, types.Consumer>;
}

/**
 * A client of mediasoup-demo's dialect of October 2025, written from its description alone: one step after the
 * other, as the stock client takes them. Nothing of Parley's own code is in it.
 */
export class DemoClient {
	/** By peer id. */
	readonly peers = new Map<string, Peer>();
	readonly said: { from: string; text: string }[] = [];
	/** The ids of consumers whose sender is muted. */
	readonly paused = new Set<string>();
	readonly producers = new Map<Source, types.Producer>();
	speaker: string | null = null;
	#protoo: Protoo | null = null;
	#sending: types.Transport | null = null;
	#receiving: types.Transport | null = null;
	#chat: types.DataProducer | null = null;

	async join(url: string, displayName: string): Promise<void> {
		const protoo = await Protoo.open(
			url,
			(method, data) => this.#asked(method, data),
			(method, data) => this.#told(method, data),
		);
		this.#protoo = protoo;
		const device = await Device.factory();
		const { routerRtpCapabilities } = await protoo.request('getRouterRtpCapabilities');
		await device.load({ routerRtpCapabilities: routerRtpCapabilities as types.RtpCapabilities });
		this.#sending = device.createSendTransport(await this.#transport('producer'));
		this.#receiving = device.createRecvTransport(await this.#transport('consumer'));
		this.#serve(this.#sending);
		this.#serve(this.#receiving);
		const { peers } = await protoo.request('join', {
			displayName,
			device: { flag: 'chrome', name: 'Chrome', version: '156' },
			rtpCapabilities: device.recvRtpCapabilities,
		});
		for (const peer of peers as Data[]) this.#met(peer);
		this.#chat = await this.#sending.produceData({
			ordered: false,
			maxRetransmits: 1,
			label: 'chat',
			appData: { channel: 'chat' },
		});
	}

	async produce(track: MediaStreamTrack, source: Source): Promise<void> {
		if (!this.#sending) throw new Error('not joined');
		this.producers.set(source, await this.#sending.produce({ track, appData: { source } }));
	}

	setMuted(source: Source, muted: boolean): void {
		const producer = this.producers.get(source);
		if (!producer) throw new Error(`${source} is not produced`);
		if (muted) producer.pause();
		else producer.resume();
		this.#protoo?.notify(muted ? 'pauseProducer' : 'resumeProducer', { producerId: producer.id });
	}

	say(text: string): void {
		this.#chat?.send(text);
	}

	changeDisplayName(displayName: string): void {
		this.#protoo?.notify('changeDisplayName', { displayName });
	}

	leave(): void {
		this.#protoo?.close();
		this.#sending?.close();
		this.#receiving?.close();
	}

	get chatIsOpen(): boolean {
		return this.#chat?.readyState === 'open';
	}

	async #transport(direction: 'producer' | 'consumer'): Promise<types.TransportOptions> {
		const made = await this.#protoo?.request('createWebRtcTransport', {
			forceTcp: false,
			appData: { direction },
		});
		return { ...made, id: made?.transportId, iceServers: [] } as unknown as types.TransportOptions;
	}

	#serve(transport: types.Transport): void {
		const transportId = transport.id;
		const ask = (method: string, data: Data) => {
			if (!this.#protoo) return Promise.reject(new Error('not joined'));
			return this.#protoo.request(method, { transportId, ...data });
		};
		transport.on('connect', ({ dtlsParameters }, done, failed) => {
			ask('connectWebRtcTransport', { dtlsParameters }).then(done, failed);
		});
		transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
			ask('produce', { kind, rtpParameters, appData }).then(
				({ producerId }) => done({ id: String(producerId) }),
				failed,
			);
		});
		transport.on('producedata', ({ sctpStreamParameters, label, protocol, appData }, done, failed) => {
			ask('produceData', { sctpStreamParameters, label, protocol, appData }).then(
				({ dataProducerId }) => done({ id: String(dataProducerId) }),
				failed,
			);
		});
	}

	#met({ peerId, displayName }: Data): void {
		this.peers.set(String(peerId), { displayName: String(displayName), consumers: new Map() });
	}

	async #asked(method: string, data: Data): Promise<void> {
		if (!this.#receiving) throw new Error('not ready');
		const peerId = String(data.peerId);
		if (method === 'newConsumer') {
			const consumer = await this.#receiving.consume({
				id: String(data.consumerId),
				producerId: String(data.producerId),
				kind: data.kind as 'audio' | 'video',
				rtpParameters: data.rtpParameters as types.RtpParameters,
				streamId: peerId,
			});
			if (data.producerPaused) this.paused.add(consumer.id);
			const { source } = data.appData as { source: Source };
			this.peers.get(peerId)?.consumers.set(source, consumer);
		} else if (method === 'newDataConsumer') {
			const consumer = await this.#receiving.consumeData({
				id: String(data.dataConsumerId),
				dataProducerId: String(data.dataProducerId),
				sctpStreamParameters: data.sctpStreamParameters as types.SctpStreamParameters,
				label: String(data.label),
				protocol: String(data.protocol),
			});
			consumer.on('message', (text: unknown) => {
				if (consumer.label !== 'chat') return;
				this.said.push({ from: this.peers.get(peerId)?.displayName ?? '?', text: String(text) });
			});
		} else throw new Error(`unknown request ${method}`);
	}

	#told(method: string, data: Data): void {
		const { peerId, consumerId } = data;
		if (method === 'newPeer') this.#met(data.peer as Data);
		else if (method === 'peerClosed') this.peers.delete(String(peerId));
		else if (method === 'consumerPaused') this.paused.add(String(consumerId));
		else if (method === 'consumerResumed') this.paused.delete(String(consumerId));
		else if (method === 'activeSpeaker') this.speaker = this.peers.get(String(peerId))?.displayName ?? null;
		else if (method === 'consumerClosed')
			for (const { consumers } of this.peers.values())
				for (const [source, consumer] of consumers)
					if (consumer.id === consumerId) {
						consumer.close();
						consumers.delete(source);
					}
	}
}
