import type {
	AudioLevelObserver,
	DataProducer,
	IceCandidate,
	Producer,
	Router,
	WebRtcServer,
	WebRtcTransport,
	Worker,
} from 'mediasoup/types';
import type { WebSocket } from 'ws';
import { Peer } from './peer.ts';

const mediaCodecs: Parameters<Worker['createRouter']>[0] = {
	mediaCodecs: [
		{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 },
		{ kind: 'video', mimeType: 'video/VP8', clockRate: 90000 },
		{
			kind: 'video',
			mimeType: 'video/h264',
			clockRate: 90000,
			parameters: {
				'packetization-mode': 1,
				'profile-level-id': '42e01f',
				'level-asymmetry-allowed': 1,
			},
		},
	],
};

/** A room: everybody receives what all others produce. */
export class Room {
	readonly #peers = new Map<string, Peer>();

	private constructor(
		readonly version: string,
		readonly router: Router,
		readonly webRtcServer: WebRtcServer,
		private readonly levels: AudioLevelObserver,
		private readonly gate: number | undefined,
	) {
		levels.on('volumes', ([loudest]) => {
			if (loudest)
				this.tell('activeSpeaker', {
					peerId: loudest.producer.appData.peerId,
					volume: loudest.volume,
				});
		});
		levels.on('silence', () => this.tell('activeSpeaker', { peerId: null }));
	}

	/** @param gate the UDP port that stands before media; undefined: none does */
	static async open(
		version: string,
		worker: Worker,
		webRtcServer: WebRtcServer,
		gate?: number,
	): Promise<Room> {
		const router = await worker.createRouter(mediaCodecs);
		const levels = await router.createAudioLevelObserver({ maxEntries: 1, threshold: -80, interval: 800 });
		return new Room(version, router, webRtcServer, levels, gate);
	}

	/** Where clients find media. */
	candidates({ iceCandidates }: WebRtcTransport): readonly IceCandidate[] {
		const { gate } = this;
		if (gate === undefined) return iceCandidates;
		return iceCandidates
			.filter(({ protocol }) => protocol === 'udp')
			.map((candidate) => ({ ...candidate, port: gate }));
	}

	/** Whoever had this id is pushed out. */
	receive(peerId: string, socket: WebSocket): void {
		this.#peers.get(peerId)?.wire.close();
		const peer = new Peer(peerId, socket, this);
		this.#peers.set(peerId, peer);
		peer.wire.ended = () => {
			peer.close();
			if (this.#peers.get(peerId) === peer) this.#peers.delete(peerId);
			if (peer.joined) this.tell('peerClosed', { peerId });
		};
	}

	others(peer: Peer): Peer[] {
		return [...this.#peers.values()].filter((other) => other !== peer && other.joined);
	}

	tell(method: string, data: object, except?: Peer): void {
		for (const peer of this.#peers.values()) if (peer.joined && peer !== except) peer.wire.tell(method, data);
	}

	introduce(peer: Peer): void {
		for (const other of this.others(peer)) {
			for (const producer of other.producers.values()) quietly(peer.consume(other, producer));
			for (const chat of other.chats) quietly(peer.consumeData(other, chat));
		}
		this.tell('newPeer', peer.info, peer);
	}

	announce(peer: Peer, producer: Producer): void {
		for (const other of this.others(peer)) quietly(other.consume(peer, producer));
		if (producer.kind === 'audio') quietly(this.levels.addProducer({ producerId: producer.id }));
	}

	announceChat(peer: Peer, chat: DataProducer): void {
		for (const other of this.others(peer)) quietly(other.consumeData(peer, chat));
	}
}

/** Somebody who goes in the middle of it is nobody's fault. */
function quietly(done: Promise<unknown>): void {
	done.catch((error: unknown) => console.error(String(error)));
}
