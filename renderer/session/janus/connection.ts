import mitt, { type Emitter } from 'mitt';
import { type Heartbeat, keepHeartbeat } from '../heartbeat.ts';
import { watchSilence } from '../mediasoup/watchSilence.ts';
import type { JoinOptions, LeaveReason, Reception, SessionEvents } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { type ReportedStream, sentStreams } from '../streamReport.ts';
import { levelOfReceiver, lookEveryMs, Voices } from '../voices.ts';
import { Feeds } from './feeds.ts';
import type { Handle } from './gateway.ts';
import { type JanusId, type Joined, participants, roomEvent } from './messages.ts';
import { kindOf, OwnFeed } from './ownFeed.ts';
import { type People, peopleOf, screenDescription, screenName } from './people.ts';
import type { JanusPublication } from './publication.ts';
import { Qualities } from './qualities.ts';
import type { Reached } from './reachRoom.ts';
import { Receiving } from './receiving.ts';
import { Subscription } from './subscription.ts';
import { readText } from './texts.ts';

export interface Loss {
	readonly reason: 'host-gone' | 'network-gone' | 'media-lost';
	/** The server said that it is over: there is nothing to come back to. */
	readonly ended?: LeaveReason;
}

export type ConnectionEvents = {
	people: People;
	received: { trackId: string; track: MediaStreamTrack };
	levels: SessionEvents['levels'];
	'active-speaker': SessionEvents['active-speaker'];
	'connection-quality': SessionEvents['connection-quality'];
	message: SessionEvents['message'];
	/** Once: this connection is over. */
	lost: Loss;
};

export interface EnterOptions extends JoinOptions {
	readonly pin?: string | undefined;
	/** By which the others know us again. */
	readonly ownId: JanusId;
}

/** How long media may be cut off before the whole connection is made anew. */
const mediaPatienceMs = 4_000;
/** Who attends without sending is asked for, where the room does not tell. */
const attendeesEveryMs = 5_000;

/**
 * One connection to a room, from entering to its end: a session on the server, what we send, what we receive.
 * It does not come back; the session makes the next one.
 */
export class Connection {
	readonly events: Emitter<ConnectionEvents> = mitt<ConnectionEvents>();
	readonly receiving: Receiving;
	readonly #feeds: Feeds;
	readonly #voices: Voices;
	readonly #heartbeat: Heartbeat;
	readonly #endings: (() => void)[] = [];
	/** By which the others know us. */
	readonly ownId: JanusId;
	readonly #ownIds: Set<string>;
	readonly #levelsSeen = new WeakMap<RTCRtpReceiver, number>();
	readonly #qualities = new Qualities((participantId, quality) =>
		this.events.emit('connection-quality', { participantId, quality }),
	);
	#screen: Promise<OwnFeed> | null = null;
	#over = false;

	private constructor(
		private readonly reached: Reached,
		private readonly person: OwnFeed,
		readonly subscription: Subscription,
		told: Joined,
		private readonly options: EnterOptions,
		wishes: ReadonlyMap<string, Reception>,
	) {
		this.#ownIds = new Set([String(told.id)]);
		this.ownId = told.id;
		this.#feeds = new Feeds(told, (id) => this.#ownIds.has(String(id)));
		this.receiving = new Receiving(subscription, wishes);
		this.#voices = new Voices({
			levels: (levels) => this.events.emit('levels', levels),
			speaker: (participantId) => this.events.emit('active-speaker', { participantId }),
		});
		this.#heartbeat = keepHeartbeat(
			() => reached.gateway.keepAlive(),
			() => this.#lose({ reason: 'network-gone' }),
		);
		this.#listen(told.attendees !== undefined);
	}

	/**
	 * Joins and publishes. Nothing is sent yet, and nothing told: `start` must be called once listeners are
	 * attached.
	 * @throws {SessionError}
	 */
	static async enter(
		reached: Reached,
		options: EnterOptions,
		wishes: ReadonlyMap<string, Reception>,
	): Promise<Connection> {
		const { gateway, handle, room } = reached;
		const receiver = gateway.attach();
		// Its failure is seen when it is awaited.
		receiver.catch(() => {});
		const place = { room, pin: options.pin, id: options.ownId, name: options.displayName };
		const { feed, told } = await OwnFeed.open(handle, 'person', place, options.frames);
		try {
			let connection: Connection | null = null;
			const subscription = new Subscription(
				await receiver,
				{ id: room, pin: options.pin, ...(told.private_id !== undefined && { privateId: told.private_id }) },
				options.frames,
				(trackId) => connection?.receiving.remoteOf(trackId),
			);
			connection = new Connection(reached, feed, subscription, told, options, wishes);
			return connection;
		} catch (error) {
			feed.close();
			throw error;
		}
	}

	/** Everybody listens: what the server told meanwhile is told now. */
	start(): void {
		this.#show();
		this.reached.handle.release();
	}

	get sessionId(): number {
		return this.reached.gateway.id;
	}

	/** Whether the server carries texts. */
	get hasTexts(): boolean {
		return this.person.hasData;
	}

	/**
	 * Sends it, once. A track that has ended (its camera is off) cannot be sent: then nothing happens, and
	 * this is called again when there is another one.
	 * @throws {SessionError} media-blocked if the browser or the room cannot send this
	 */
	async send(publication: JanusPublication): Promise<void> {
		if (publication.track.readyState === 'ended') return;
		const feed = kindOf(publication.source) === 'person' ? this.person : await this.#screenFeed();
		try {
			await publication.attach(feed);
		} catch (error) {
			if (error instanceof SessionError) throw error;
			throw new SessionError('media-blocked', `${publication.source} cannot be sent`, { cause: error });
		}
	}

	/** Text to everybody who receives. @throws {SessionError} */
	async say(text: string): Promise<void> {
		const { channel } = this.person;
		if (!channel) throw new SessionError('unsupported', 'messages');
		await opened(channel);
		channel.send(text);
	}

	/** There is reason to doubt that the server is still reached. */
	lookNow(): void {
		if (!this.#over) this.#heartbeat.lookNow();
	}

	streams(publications: Iterable<JanusPublication>): ReportedStream[] {
		const sent = [...publications].flatMap(({ source, sender }) =>
			sender ? [{ source, rtpSender: sender }] : [],
		);
		return [...sentStreams(sent), ...this.receiving.streams()];
	}

	/** Ends it; says nothing of it here. The server is told, if it can still be reached. */
	close(): void {
		if (this.#over) return;
		this.#over = true;
		this.#heartbeat.stop();
		for (const end of this.#endings) end();
		this.subscription.close();
		this.person.close();
		this.#screen?.then(
			(screen) => screen.close(),
			() => {},
		);
		this.reached.gateway.end();
	}

	#screenFeed(): Promise<OwnFeed> {
		const current = this.#screen;
		const next = (async () => {
			const known = await current?.catch(() => null);
			if (known && !known.closed) return known;
			const handle = await this.reached.gateway.attach();
			const id = newId(typeof this.ownId === 'string');
			this.#ownIds.add(String(id));
			const { feed } = await OwnFeed.open(
				handle,
				'screen',
				{
					room: this.reached.room,
					pin: this.options.pin,
					id,
					name: screenName(this.options.displayName),
					description: screenDescription(this.ownId),
				},
				this.options.frames,
			);
			if (this.#over) feed.close();
			else this.#watch(feed.pc, handle);
			return feed;
		})();
		this.#screen = next;
		return next;
	}

	#listen(roomTells: boolean): void {
		const { gateway, handle } = this.reached;
		const { socket } = gateway;
		socket.events.on('closed', () => this.#lose({ reason: 'host-gone' }));
		// It may have closed while we entered.
		if (socket.closed) queueMicrotask(() => this.#lose({ reason: 'host-gone' }));
		handle.events.on('told', ({ data }) => this.#hear(data));
		this.#watch(this.person.pc, handle);
		this.#watch(this.subscription.pc, this.subscription.handle);
		this.subscription.events.on('received', (received) => this.events.emit('received', received));
		this.subscription.events.on('text', ({ feed, text }) => {
			const message = readText(text);
			const known = this.#feeds.all().some(({ id }) => String(id) === feed);
			if (message !== null && known)
				this.events.emit('message', { participantId: feed, text: message, sentAt: Date.now() });
		});
		this.#endings.push(
			watchSilence(this.subscription.pc, this.receiving, (silent) => this.#qualities.setSilent(silent)),
			() => this.#qualities.stop(),
			every(lookEveryMs, () => this.#lookForVoices()),
		);
		if (!roomTells) this.#endings.push(every(attendeesEveryMs, () => void this.#askForAttendees()));
	}

	#hear(data: Record<string, unknown>): void {
		const parsed = roomEvent.safeParse(data);
		// A server that sends nonsense costs what it spoke of, not the call.
		if (!parsed.success) return void console.warn('malformed event of a Janus room');
		const event = parsed.data;
		if (event.videoroom === 'destroyed') return void this.#lose({ reason: 'host-gone', ended: 'call-ended' });
		if (event.leaving === 'ok' && event.reason === 'kicked')
			return void this.#lose({ reason: 'host-gone', ended: 'removed' });
		this.#feeds.hear(event);
		this.#show();
	}

	/** Tells who is there, and subscribes to all they have: what is muted or off has its place already. */
	#show(): void {
		const feeds = this.#feeds.all();
		const people = peopleOf(feeds);
		this.receiving.show(people.tracks);
		this.events.emit('people', people);
		this.subscription.want(
			feeds.flatMap(({ id, streams }) =>
				streams.filter(({ disabled }) => !disabled).map(({ mid, type }) => ({ feed: id, mid, type })),
			),
		);
	}

	async #askForAttendees(): Promise<void> {
		const { handle, room } = this.reached;
		// A refusal or a lost socket changes nothing: the heartbeat sees the latter.
		const list = await handle.ask({ request: 'listparticipants', room }, participants).catch(() => null);
		if (!list || this.#over) return;
		this.#feeds.compare(list.data.participants.filter(({ dummy }) => !dummy));
		this.#show();
	}

	#lookForVoices(): void {
		const audible = new Map<string, number>();
		for (const { participantId, receiver } of this.receiving.voices()) {
			const level = levelOfReceiver(receiver, this.#levelsSeen);
			audible.set(participantId, Math.max(level, audible.get(participantId) ?? 0));
		}
		this.#voices.look(audible, performance.now());
	}

	#watch(pc: RTCPeerConnection, handle: Handle): void {
		let patience: ReturnType<typeof setTimeout> | undefined;
		const lose = () => {
			// A screen that is not shared any more is no loss.
			if (pc.signalingState !== 'closed') this.#lose({ reason: 'media-lost' });
		};
		handle.events.on('hangup', lose);
		handle.events.on('slow-link', () => this.#qualities.slow());
		pc.onconnectionstatechange = () => {
			if (pc.connectionState === 'failed') lose();
			else if (pc.connectionState === 'disconnected') patience ??= setTimeout(lose, mediaPatienceMs);
			else if (pc.connectionState === 'connected') {
				clearTimeout(patience);
				patience = undefined;
			}
		};
		this.#endings.push(() => clearTimeout(patience));
	}

	#lose(loss: Loss): void {
		if (this.#over) return;
		this.close();
		this.events.emit('lost', loss);
	}
}

/** A new name for a feed, as this server writes them. */
export function newId(asText: boolean): JanusId {
	if (asText) return crypto.randomUUID();
	const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
	// 53 bits, as the server's own; never 0, for which it would choose one.
	return (high % 2 ** 21) * 2 ** 32 + low || 1;
}

function every(ms: number, look: () => void): () => void {
	const timer = setInterval(look, ms);
	return () => clearInterval(timer);
}

/** @throws {SessionError} `unsupported` if it never opens */
function opened(channel: RTCDataChannel): Promise<void> {
	return new Promise((resolve, reject) => {
		const look = () => {
			if (channel.readyState === 'open') resolve();
			else if (channel.readyState !== 'connecting')
				reject(new SessionError('unreachable', 'no data channel'));
		};
		channel.addEventListener('open', look);
		channel.addEventListener('close', look);
		look();
	});
}
