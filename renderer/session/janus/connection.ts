import mitt, { type Emitter } from 'mitt';
import { type Heartbeat, keepHeartbeat } from '../heartbeat.ts';
import { watchSilence } from '../mediasoup/watchSilence.ts';
import type { JoinOptions, LeaveReason, Reception, SessionEvents } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { type ReportedStream, sentStreams } from '../streamReport.ts';
import { watchVoices } from '../voices.ts';
import { Feeds } from './feeds.ts';
import type { Handle } from './gateway.ts';
import type { JanusSocket } from './janusSocket.ts';
import { type JanusId, type Joined, participants, roomEvent } from './messages.ts';
import { newId } from './newId.ts';
import { kindOf, OwnFeed } from './ownFeed.ts';
import { type People, peopleOf, screenDescription, screenName } from './people.ts';
import type { JanusPublication } from './publication.ts';
import { Qualities } from './qualities.ts';
import type { Reached } from './reachRoom.ts';
import { Receiving } from './receiving.ts';
import { Subscription } from './subscription.ts';
import { readText } from './texts.ts';
import { connected, every, inTime, sendText } from './waiting.ts';

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
	/** By which the others know us again; null: somebody new. */
	readonly ownId: JanusId | null;
}

/** How often it is looked whether a video comes in the size in which it is seen. */
const sizesEveryMs = 1_500;
/** How long each step of taking a connection up again may take. */
const resumePatienceMs = 4_000;
/** How long media may be cut off before the whole connection is made anew. */
const mediaPatienceMs = 4_000;
/** How long a text may wait for a way to the server. */
const textPatienceMs = 5_000;
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
	#heartbeat: Heartbeat | null = null;
	/** Ends what runs while the connection holds. */
	readonly #endings: (() => void)[] = [];
	readonly #roomTells: boolean;
	/** By which the others know us. */
	readonly ownId: JanusId;
	readonly #ownIds: Set<string>;
	readonly #qualities = new Qualities((participantId, quality) =>
		this.events.emit('connection-quality', { participantId, quality }),
	);
	#screen: Promise<OwnFeed> | null = null;
	#ownScreen: OwnFeed | null = null;
	#suspended = false;
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
		this.#roomTells = told.attendees !== undefined;
		this.#listen();
		this.#begin();
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
		const { displayName: name, ownId, pin, frames } = options;
		const receiver = reached.gateway.attach();
		// Its failure is seen when it is awaited.
		receiver.catch(() => {});
		const { feed, told } = await reached.naming((room) => {
			const id = ownId ?? newId(typeof room === 'string');
			return OwnFeed.open(reached.attach, 'person', { room, pin, id, name }, frames);
		});
		try {
			let connection: Connection | null = null;
			const subscription = new Subscription(
				await receiver,
				{ id: reached.room, pin, ...(told.private_id !== undefined && { privateId: told.private_id }) },
				frames,
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
		this.person.handle.release();
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

	/** Everything that is to be sent is: what is not any more is told now. */
	async tidy(): Promise<void> {
		await Promise.all(this.#ownFeeds().map((feed) => feed.tidy()));
	}

	/** Text to everybody who receives; resolves once it is on its way. @throws {SessionError} */
	async say(text: string): Promise<void> {
		const { channel } = this.person;
		if (!channel) throw new SessionError('unsupported', 'messages');
		await sendText(channel, text, textPatienceMs);
	}

	/** Whether it waits for another socket. */
	get suspended(): boolean {
		return this.#suspended && !this.#over;
	}

	/**
	 * Goes on over another socket, where that is enough: the server still has our session, nobody who sends
	 * came or went meanwhile, and media still finds its way. What is published has to be sent again.
	 *
	 * ICE is not restarted: Janus would announce our feeds anew, and its own demo subscribes to each
	 * announcement.
	 * @throws {SessionError} when it is not enough: everything has to be made anew
	 */
	async resume(socket: JanusSocket): Promise<void> {
		const inTurn = <T>(work: Promise<T>) => inTime(work, resumePatienceMs);
		await inTurn(this.reached.gateway.claim(socket));
		const list = await inTurn(this.#everybody());
		const sending = list.filter(({ publisher }) => publisher).map(({ id }) => String(id));
		const known = this.#feeds.all().filter(({ streams }) => streams.length > 0);
		const ours = this.#ownFeeds().map(({ id }) => String(id));
		const expected = new Set([...known.map(({ id }) => String(id)), ...ours]);
		if (expected.size !== sending.length || !sending.every((id) => expected.has(id)))
			throw new SessionError('unreachable', 'others came or went meanwhile');
		// What was offered meanwhile was lost: another offer says whether everything still comes.
		await inTurn(this.subscription.renew());
		const ways = [this.subscription.pc, ...this.#ownFeeds().map(({ pc }) => pc)];
		await inTurn(Promise.all(ways.map((pc) => connected(pc))));
		if (this.#over || socket.closed) throw new SessionError('unreachable', 'lost again');
		this.#feeds.compare(list);
		this.#suspended = false;
		this.#begin();
	}

	#ownFeeds(): OwnFeed[] {
		return [this.person, ...(this.#ownScreen && !this.#ownScreen.closed ? [this.#ownScreen] : [])];
	}

	/** There is reason to doubt that the server is still reached. */
	lookNow(): void {
		this.#heartbeat?.lookNow();
	}

	streams(publications: Iterable<JanusPublication>): ReportedStream[] {
		return [...sentStreams(publications), ...this.receiving.streams()];
	}

	/** Ends it; says nothing of it here. The server is told, if it can still be reached. */
	close(): void {
		if (this.#over) return;
		this.#over = true;
		this.#pause();
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
			const id = newId(typeof this.ownId === 'string');
			this.#ownIds.add(String(id));
			const { feed } = await OwnFeed.open(
				() => this.reached.gateway.attach(),
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
			// What the room tells it the other handle is told too.
			feed.handle.release();
			if (this.#over) feed.close();
			else this.#watch(feed.pc, feed.handle);
			this.#ownScreen = feed;
			// Named before there is a picture in it, and no longer than it is there: its id is free again then.
			await this.person.nameScreen(id);
			void feed.gone.then(() => (this.#ownScreen === feed ? this.person.nameScreen(null) : undefined));
			return feed;
		})();
		this.#screen = next;
		return next;
	}

	#listen(): void {
		const { handle } = this.person;
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
	}

	/** Looks after the connection while it holds. */
	#begin(): void {
		const { gateway } = this.reached;
		const { socket } = gateway;
		const closed = () => this.#lose({ reason: 'host-gone' });
		socket.events.on('closed', closed);
		// It may have closed while we entered.
		if (socket.closed) queueMicrotask(closed);
		const heartbeat = keepHeartbeat(
			() => gateway.keepAlive(),
			() => this.#lose({ reason: 'network-gone' }),
		);
		this.#heartbeat = heartbeat;
		this.#endings.push(
			() => heartbeat.stop(),
			() => socket.events.off('closed', closed),
			() => this.#qualities.stop(),
			every(sizesEveryMs, () => this.receiving.applyAll()),
			watchSilence(this.subscription.pc, this.receiving, (silent) => this.#qualities.setSilent(silent)),
			watchVoices(() => this.receiving.voices(), {
				levels: (levels) => this.events.emit('levels', levels),
				speaker: (participantId) => this.events.emit('active-speaker', { participantId }),
			}),
		);
		if (!this.#roomTells) this.#endings.push(every(attendeesEveryMs, () => void this.#askForAttendees()));
	}

	#pause(): void {
		this.#heartbeat = null;
		for (const end of this.#endings.splice(0)) end();
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
		// A refusal or a lost socket changes nothing: the heartbeat sees the latter.
		const list = await this.#everybody().catch(() => null);
		if (!list || this.#over || this.#suspended) return;
		this.#feeds.compare(list);
		this.#show();
	}

	async #everybody() {
		const query = { request: 'listparticipants', room: this.reached.room };
		const { data } = await this.person.handle.ask(query, participants);
		return data.participants.filter(({ dummy }) => !dummy);
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
			if (this.#over || this.#suspended) return clearTimeout(patience);
			if (pc.connectionState === 'failed') lose();
			else if (pc.connectionState === 'disconnected') patience ??= setTimeout(lose, mediaPatienceMs);
			else if (pc.connectionState === 'connected') {
				clearTimeout(patience);
				patience = undefined;
			}
		};
	}

	/**
	 * The connection is over, or it waits to be taken up again: then nothing is sent, and the peer connections
	 * stay as they are.
	 */
	#lose(loss: Loss): void {
		if (this.#over || this.#suspended) return;
		if (loss.reason === 'media-lost' || loss.ended) this.close();
		else {
			this.#suspended = true;
			this.#pause();
			// What still waits for an answer fails now.
			this.reached.gateway.socket.close();
			// What cannot be stopped is ended.
			for (const feed of this.#ownFeeds()) feed.forget().catch(() => this.close());
		}
		this.events.emit('lost', loss);
	}
}
