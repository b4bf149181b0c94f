import type { Device, types } from 'mediasoup-client';
import mitt, { type Emitter } from 'mitt';
import type { z } from '../../../contract/schema.ts';
import {
	type NewConsumer,
	type NewDataConsumer,
	type Peer,
	serverNotifications,
	serverRequests,
	type WebRtcTransport,
} from '../../../contract/signalling/dialect.ts';
import { parleyNotifications, type Role } from '../../../contract/signalling/extensions.ts';
import { type Heartbeat, keepHeartbeat } from '../heartbeat.ts';
import { sendNothing } from '../sendNothing.ts';
import type { JoinOptions, Reception, ReturnMeans, SessionEvents, Source } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { withinTrack } from '../videoSizes.ts';
import { codecFor, startBitrateOf } from './codecs.ts';
import { ConnectionQualities } from './connectionQuality.ts';
import { ConnectionScores } from './connectionScores.ts';
import { encodingsFor } from './layers.ts';
import { MediaPath } from './mediaPath.ts';
import type { ProtooSocket } from './protooSocket.ts';
import type { MediasoupPublication } from './publication.ts';
import { Receiving } from './receiving.ts';
import { newIceParameters, signalTransport, transportOptions } from './transportSignals.ts';
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
	/** Once: this connection is over. `code` and `text` are the socket's closing ones, if the host closed it. */
	lost: { reason: 'host-gone' | 'network-gone' | 'media-lost'; code?: number; text?: string };
};

/** What differs between the kinds of servers that this media goes through. */
export interface Manners {
	/** What a producer tells the others of itself. */
	appData(source: Source, muted: boolean): Record<string, unknown>;
	/** Something that the host answers at once, to know that it is there. */
	question(socket: ProtooSocket, receiveTransportId: string): Promise<unknown>;
	/** Whether no packet of such a source means that nothing comes: not where the host drops silence (DTX). */
	flowsAlways(source: Source): boolean;
}

/** Data channels of a connection, where the server has some. */
export interface DataChannels {
	take(offer: NewDataConsumer): Promise<void>;
	end(dataConsumerId: string): void;
	close(): void;
}

export interface Opening {
	readonly socket: ProtooSocket;
	readonly device: Device;
	readonly options: JoinOptions;
	readonly wishes: ReadonlyMap<string, Reception>;
	readonly sendTransport: WebRtcTransport;
	readonly receiveTransport: WebRtcTransport;
	readonly manners: Manners;
}

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
	readonly #heartbeat: Heartbeat;
	/** Each ends one. */
	readonly #watches: (() => void)[] = [];
	readonly socket: ProtooSocket;
	readonly sendTransport: types.Transport;
	readonly receiveTransport: types.Transport;
	readonly #device: Device;
	readonly #options: JoinOptions;
	readonly #manners: Manners;
	#data: DataChannels | null = null;

	/** `start` must be called once listeners are attached. */
	constructor({ socket, device, options, wishes, sendTransport, receiveTransport, manners }: Opening) {
		const settings = options.frames ? { additionalSettings: options.frames.settings } : {};
		this.socket = socket;
		this.#device = device;
		this.#options = options;
		this.#manners = manners;
		this.sendTransport = device.createSendTransport({ ...transportOptions(sendTransport), ...settings });
		this.receiveTransport = device.createRecvTransport({
			...transportOptions(receiveTransport),
			...settings,
		});
		this.receiving = new Receiving(this.receiveTransport, socket, wishes, options.frames);
		const qualities = new ConnectionQualities((participantId, quality) =>
			this.events.emit('connection-quality', { participantId, quality }),
		);
		this.#scores = new ConnectionScores(this.receiving, qualities);
		this.#watches.push(
			watchSilence(
				this.receiveTransport,
				this.receiving,
				(silent) => qualities.setSilent(silent),
				(source) => manners.flowsAlways(source),
			),
		);
		this.#heartbeat = keepHeartbeat(
			() => manners.question(socket, this.receiveTransport.id),
			() => this.#lose({ reason: 'network-gone' }),
		);
		const lost = () => this.#lose({ reason: 'media-lost' });
		const transports = [this.sendTransport, this.receiveTransport];
		const path = new MediaPath(transports, {
			askForRestart: (transportId) => newIceParameters(transportId, socket),
			faltered: () => this.events.emit('faltered'),
			recovered: (by) => this.events.emit('recovered', { by }),
			lost,
		});
		this.#watches.push(() => path.close());
		for (const transport of transports) signalTransport(transport, socket, lost);
		this.#listen();
	}

	/** From now on data channels of the host are taken, until the connection is over. */
	carry(data: DataChannels): void {
		this.#data = data;
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
				appData: this.#manners.appData(source, madeWith.muted),
				onRtpSender: (sender) => this.#options.frames?.sender(sender, { source }),
				...made,
				// Muted from its first packet on, not only once the host has answered.
				encodings: made.encodings.map((encoding) => ({ ...encoding, active: !madeWith.muted && !held })),
			});
			// For hosts that know no `parley:paused`.
			if (madeWith.muted) this.socket.notify('pauseProducer', { producerId: producer.id });
			if (madeWith.muted || held) await sendNothing(producer.rtpSender, true);
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
		this.#heartbeat.stop();
		for (const stop of this.#watches) stop();
		this.#data?.close();
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
		const codec = codecFor(source, this.#device.sendRtpCapabilities);
		return {
			encodings: encodingsFor(source, video),
			codecOptions: { videoGoogleStartBitrate: startBitrateOf(codec) },
			...(codec ? { codec } : {}),
		};
	}

	#listen(): void {
		const heard = this.#heard();
		this.socket.events.on('closed', ({ code, text }) => this.#lose({ reason: 'host-gone', code, text }));
		this.socket.events.on('notification', ({ method, data }) => {
			if (!(method in heard)) return;
			const name = method as keyof typeof notifications;
			const parsed = notifications[name].safeParse(data);
			// A host that sends nonsense costs what it spoke of, not the call.
			if (parsed.success) (heard[name] as ((data: unknown) => void) | undefined)?.(parsed.data);
			else console.warn(`malformed ${method} from the host`);
		});
		this.socket.events.on('request', ({ method, data, accept, refuse }) => {
			const taken = this.#offered(method, data);
			if (!taken) return refuse(`unknown or malformed: ${method.slice(0, 40)}`);
			taken.then(accept, (error: unknown) => refuse(String(error).slice(0, 200)));
		});
	}

	#offered(method: string, data: unknown): Promise<void> | undefined {
		if (method === 'newConsumer') {
			const offer = serverRequests.newConsumer.data.safeParse(data);
			return offer.success ? this.#take(offer.data) : undefined;
		}
		if (method !== 'newDataConsumer') return undefined;
		const offer = serverRequests.newDataConsumer.data.safeParse(data);
		return offer.success ? this.#data?.take(offer.data) : undefined;
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
			dataConsumerClosed: ({ dataConsumerId }) => this.#data?.end(dataConsumerId),
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

function soundOptions(
	source: string,
	sound: { discontinuous: boolean } | undefined,
): types.ProducerCodecOptions {
	const speech = source === 'microphone';
	return { opusFec: true, opusDtx: speech && (sound?.discontinuous ?? true), opusStereo: !speech };
}
