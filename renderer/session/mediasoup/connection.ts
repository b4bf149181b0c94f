import type { Device, types } from 'mediasoup-client';
import mitt, { type Emitter } from 'mitt';
import type { z } from '../../../contract/schema.ts';
import type { Peer, WebRtcTransport } from '../../../contract/signalling/dialect.ts';
import {
	type NewConsumer,
	serverNotifications,
	serverRequests,
} from '../../../contract/signalling/dialect.ts';
import { type Enter, parleyNotifications, type Role } from '../../../contract/signalling/extensions.ts';
import { type Heartbeat, keepHeartbeat } from '../heartbeat.ts';
import { sendNothing } from '../sendNothing.ts';
import type { JoinOptions, Reception, ReturnMeans, SessionEvents } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { withinTrack } from '../videoSizes.ts';
import { codecFor, startBitrateOf } from './codecs.ts';
import { ConnectionQualities } from './connectionQuality.ts';
import { ConnectionScores } from './connectionScores.ts';
import { encodingsFor } from './layers.ts';
import { MediaPath } from './mediaPath.ts';
import { ownDevice } from './ownDevice.ts';
import type { ProtooSocket } from './protooSocket.ts';
import type { MediasoupPublication } from './publication.ts';
import { Receiving } from './receiving.ts';
import { dialectSource } from './sources.ts';
import { watchSilence } from './watchSilence.ts';

export type ConnectionEvents = {
	'peer-joined': Peer;
	'peer-left': { peerId: string };
	'peer-renamed': { peerId: string; displayName: string };
	levels: SessionEvents['levels'];
	'active-speaker': SessionEvents['active-speaker'];
	message: SessionEvents['message'];
	'room-changed': SessionEvents['room-changed'];
	'waiting-changed': SessionEvents['waiting-changed'];
	'role-changed': { peerId: string; role: Role };
	'hand-changed': { peerId: string; since: number | null };
	'connection-quality': SessionEvents['connection-quality'];
	/** Media does not get through any more; nothing may be sent until `recovered`. */
	faltered: undefined;
	recovered: { by: ReturnMeans };
	/** Once: this connection is over. `code` is the socket's closing code, if the host closed it. */
	lost: { reason: 'host-gone' | 'network-gone' | 'media-lost'; code?: number };
};

const notifications = { ...serverNotifications, ...parleyNotifications };
type Encodings = NonNullable<types.ProducerOptions['encodings']>;
type Heard = { [M in keyof typeof notifications]?: (data: z.output<(typeof notifications)[M]>) => void };

/**
 * One connection to a room, from entering to its end: a socket and two transports. It does not come back;
 * the session makes the next one.
 */
export class Connection {
	readonly events: Emitter<ConnectionEvents> = mitt<ConnectionEvents>();
	readonly receiving: Receiving;
	/** What is being sent, or about to be. */
	readonly #sent = new WeakSet<MediasoupPublication>();
	readonly #scores: ConnectionScores;
	#over = false;
	readonly #mediaPath: MediaPath;
	readonly #heartbeat: Heartbeat;
	readonly #stopWatching: () => void;

	private constructor(
		readonly socket: ProtooSocket,
		private readonly sendTransport: types.Transport,
		readonly receiveTransport: types.Transport,
		private readonly device: Device,
		private readonly options: JoinOptions,
		wishes: ReadonlyMap<string, Reception>,
	) {
		this.receiving = new Receiving(receiveTransport, socket, wishes, options.frames);
		const qualities = new ConnectionQualities((participantId, quality) =>
			this.events.emit('connection-quality', { participantId, quality }),
		);
		this.#scores = new ConnectionScores(this.receiving, qualities);
		this.#stopWatching = watchSilence(receiveTransport, this.receiving, (silent) =>
			qualities.setSilent(silent),
		);
		this.#heartbeat = keepHeartbeat(
			() => socket.request('parley:ping', undefined),
			() => this.#lose({ reason: 'network-gone' }),
		);
		this.#mediaPath = new MediaPath([sendTransport, receiveTransport], {
			askForRestart: async (transportId) =>
				(await socket.request('restartIce', { transportId })).iceParameters as types.IceParameters,
			faltered: () => this.events.emit('faltered'),
			recovered: (by) => this.events.emit('recovered', { by }),
			lost: () => this.#lose({ reason: 'media-lost' }),
		});
		this.#signal(sendTransport);
		this.#signal(receiveTransport);
		this.#listen();
	}

	/**
	 * Enters the room in one exchange. Everything that is produced there begins to flow by itself.
	 * @param moderator the token that makes one a host of the room
	 * @returns the connection, who is there, what the room is like, and what the host already sends (to be handed to `receive`); `start` must be called once listeners are attached
	 * @throws {SessionError}
	 */
	static async enter(
		socket: ProtooSocket,
		device: Device,
		options: JoinOptions,
		wishes: ReadonlyMap<string, Reception>,
		moderator?: string,
	): Promise<{ connection: Connection } & Pick<Enter['reply'], 'peers' | 'consumers' | 'room'>> {
		const reply = await socket.request('parley:enter', {
			displayName: options.displayName,
			device: ownDevice(),
			rtpCapabilities: device.recvRtpCapabilities as never,
			...(moderator && { moderator }),
		});
		const { sendTransport, receiveTransport, peers, consumers, room } = reply;
		const settings = options.frames ? { additionalSettings: options.frames.settings } : {};
		const connection = new Connection(
			socket,
			device.createSendTransport({ ...transportOptions(sendTransport), ...settings }),
			device.createRecvTransport({ ...transportOptions(receiveTransport), ...settings }),
			device,
			options,
			wishes,
		);
		return { connection, peers, consumers, room };
	}

	/** Everybody listens: what the host said meanwhile is told now. */
	start(): void {
		this.socket.release();
	}

	/** Takes what the host sends since `enter`. One that cannot be taken does not hold up the others. */
	async receive(consumers: readonly NewConsumer[]): Promise<void> {
		const taken = await Promise.allSettled(consumers.map((offer) => this.#take(offer)));
		for (const result of taken)
			if (result.status === 'rejected' && !this.#over)
				console.warn('a track could not be received', result.reason);
	}

	/**
	 * Sends it, once. A track that has ended (its camera is off) cannot be sent: then nothing happens, and
	 * this is called again when there is another one.
	 * @throws {SessionError} media-blocked if the browser or the host cannot send this
	 */
	async send(publication: MediasoupPublication): Promise<void> {
		if (publication.track.readyState === 'ended' || this.#sent.has(publication)) return;
		this.#sent.add(publication);
		const { held } = publication;
		const madeWith = { track: publication.track, muted: publication.muted, held };
		const { source, options } = publication;
		// mediasoup-client takes the track's `enabled` for its first paused state.
		madeWith.track.enabled = !madeWith.muted;
		const made: Pick<types.ProducerOptions, 'codec' | 'codecOptions'> & { encodings: Encodings } =
			options.video
				? this.#videoOptions(source, withinTrack(options.video, madeWith.track))
				: { encodings: [{}], codecOptions: soundOptions(source, options.sound) };
		try {
			const producer = await this.sendTransport.produce({
				track: madeWith.track,
				stopTracks: false,
				appData: { source: dialectSource(source), 'parley:paused': madeWith.muted },
				onRtpSender: (sender) => this.options.frames?.sender(sender, { source }),
				...made,
				// Muted from its first packet on, not only once the host has answered.
				encodings: made.encodings.map((encoding) => ({ ...encoding, active: !madeWith.muted && !held })),
			});
			if (madeWith.muted) {
				// For hosts that do not know `parley:paused` yet.
				this.socket.notify('pauseProducer', { producerId: producer.id });
				await sendNothing(producer.rtpSender, true);
			}
			this.#scores.follow(producer, publication);
			await publication.attach({ producer, socket: this.socket }, madeWith);
		} catch (error) {
			this.#sent.delete(publication);
			if (error instanceof SessionError) throw error;
			throw new SessionError('media-blocked', `${source} cannot be sent`, { cause: error });
		}
	}

	/** There is reason to doubt that the host is still reached. */
	lookNow(): void {
		if (!this.#over) this.#heartbeat.lookNow();
	}

	async #take(offer: NewConsumer): Promise<void> {
		await this.receiving.add(offer);
		// The host tells a score again only when it changes.
		this.#scores.consumerScore({ consumerId: offer.consumerId, score: offer.consumerScore });
	}

	/** Ends it; says nothing of it. */
	close(): void {
		if (this.#over) return;
		this.#over = true;
		this.#mediaPath.close();
		this.#heartbeat.stop();
		this.#stopWatching();
		this.socket.events.all.clear();
		this.socket.close();
		this.sendTransport.close();
		this.receiveTransport.close();
	}

	statistics(publications: Iterable<MediasoupPublication>) {
		return {
			sent: [...publications].flatMap(({ source, rtpSender }) => (rtpSender ? [{ source, rtpSender }] : [])),
			received: this.receiving.consumers(),
		};
	}

	#videoOptions(
		source: MediasoupPublication['source'],
		video: NonNullable<MediasoupPublication['options']['video']>,
	) {
		const codec = codecFor(source, this.device.sendRtpCapabilities);
		return {
			encodings: encodingsFor(source, video),
			codecOptions: { videoGoogleStartBitrate: startBitrateOf(codec) },
			...(codec ? { codec } : {}),
		};
	}

	#signal(transport: types.Transport): void {
		transport.on('connect', ({ dtlsParameters }, done) => {
			// Not awaited: what follows travels behind it on the same socket, and a refusal ends the connection.
			this.socket
				.request('connectWebRtcTransport', { transportId: transport.id, dtlsParameters })
				.catch(() => this.#lose({ reason: 'media-lost' }));
			done();
		});
		transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
			this.socket
				.request('produce', {
					transportId: transport.id,
					kind,
					rtpParameters: rtpParameters as never,
					appData: appData as { source: 'audio' | 'video' | 'screensharing'; 'parley:paused': boolean },
				})
				.then(({ producerId }) => done({ id: producerId }), failed);
		});
	}

	#listen(): void {
		const heard = this.#heard();
		this.socket.events.on('closed', ({ code }) => this.#lose({ reason: 'host-gone', code }));
		this.socket.events.on('notification', ({ method, data }) => {
			if (!(method in heard)) return;
			const name = method as keyof typeof notifications;
			const parsed = notifications[name].safeParse(data);
			// A host that sends nonsense costs what it spoke of, not the call.
			if (parsed.success) (heard[name] as ((data: unknown) => void) | undefined)?.(parsed.data);
			else console.warn(`malformed ${method} from the host`);
		});
		this.socket.events.on('request', ({ method, data, accept, refuse }) => {
			const offer = method === 'newConsumer' ? serverRequests.newConsumer.data.safeParse(data) : null;
			if (!offer?.success) return refuse(`unknown or malformed: ${method.slice(0, 40)}`);
			this.#take(offer.data).then(accept, (error: unknown) => refuse(String(error).slice(0, 200)));
		});
	}

	#heard(): Heard {
		return {
			newPeer: ({ peer }) => this.events.emit('peer-joined', peer),
			peerClosed: ({ peerId }) => {
				this.receiving.closeAllOf(peerId);
				this.events.emit('peer-left', { peerId });
			},
			peerDisplayNameChanged: ({ peerId, displayName }) =>
				this.events.emit('peer-renamed', { peerId, displayName }),
			consumerClosed: ({ consumerId }) => this.receiving.close(consumerId),
			consumerPaused: ({ consumerId }) => this.receiving.setMuted(consumerId, true),
			consumerResumed: ({ consumerId }) => this.receiving.setMuted(consumerId, false),
			consumerLayersChanged: ({ consumerId, layers }) =>
				this.receiving.layerChanged(consumerId, layers?.spatialLayer ?? null),
			speakingPeers: ({ peerVolumes }) =>
				this.events.emit(
					'levels',
					peerVolumes.map(({ peerId, volume }) => ({ participantId: peerId, level: levelOf(volume) })),
				),
			consumerScore: (told) => this.#scores.consumerScore(told),
			producerScore: (told) => this.#scores.producerScore(told),
			activeSpeaker: ({ peerId }) => this.events.emit('active-speaker', { participantId: peerId ?? null }),
			'parley:room': (conditions) => this.events.emit('room-changed', conditions),
			'parley:waiting': ({ waiting }) =>
				this.events.emit(
					'waiting-changed',
					waiting.map(({ peerId, name, since }) => ({ id: peerId, name, since })),
				),
			'parley:role': (change) => this.events.emit('role-changed', change),
			'parley:hand': (change) => this.events.emit('hand-changed', change),
			'parley:said': ({ peerId, text, sentAt }) =>
				this.events.emit('message', { participantId: peerId, text, sentAt }),
		};
	}

	#lose(loss: ConnectionEvents['lost']): void {
		if (this.#over) return;
		this.close();
		this.events.emit('lost', loss);
	}
}

/** dBov (-127 to 0) to 0..1; -60 and quieter is silence. */
function levelOf(volume: number): number {
	return Math.min(1, Math.max(0, (volume + 60) / 60));
}

function transportOptions({
	transportId,
	sctpParameters: _,
	...rest
}: WebRtcTransport): types.TransportOptions {
	return { id: transportId, ...rest } as types.TransportOptions;
}

function soundOptions(
	source: string,
	sound: { discontinuous: boolean } | undefined,
): types.ProducerCodecOptions {
	const speech = source === 'microphone';
	return { opusFec: true, opusDtx: speech && (sound?.discontinuous ?? true), opusStereo: !speech };
}
