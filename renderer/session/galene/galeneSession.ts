import mitt, { type Emitter } from 'mitt';
import { Ahead } from '../ahead.ts';
import { lacking } from '../lacking.ts';
import { SenderPublication } from '../senderPublication.ts';
import type {
	JoinOptions,
	Publication,
	PublishOptions,
	Reception,
	RoomConditions,
	RoomPreview,
	Session,
	SessionCapabilities,
	SessionEvents,
	StreamStatistics,
	TargetOf,
} from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { SessionLife, type Ways } from '../sessionLife.ts';
import { readStreams, sentStreams } from '../streamReport.ts';
import { capabilitiesFor } from './capabilities.ts';
import { Chat } from './chat.ts';
import { Connection, type Loss } from './connection.ts';
import { type Door, type Entrance, knockOpen, walkIn } from './entering.ts';
import { OwnPlaces, type Place } from './ghosts.ts';
import type { ServerMessageOf } from './messages.ts';
import { callEndedWord } from './refusals.ts';
import { Roster } from './roster.ts';
import { type Published, writeUserData } from './userData.ts';

const lowerHandWord = 'parley:lower-hand';

/**
 * A place in a group on a Galene server. Holds what outlives a connection (what we publish, what we want to receive,
 * our hand) and makes a new connection when one is lost.
 */
export class GaleneSession implements Session, Ways<Connection> {
	readonly endings = { 'room-not-found': 'call-ended' } as const;
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #life = new SessionLife<SenderPublication, Connection>(this.events, this);
	/** By which the others know what is published, over however many streams. */
	readonly #publishedIds = new WeakMap<SenderPublication, string>();
	readonly #wishes = new Map<string, Reception>();
	readonly #roster = new Roster();
	readonly #door: Ahead<Door>;
	#permissions: readonly string[] | null = null;
	#hand: number | null = null;
	#locked: boolean | null = null;
	readonly #places = new OwnPlaces();
	#place: Place | null = null;
	readonly #chat = new Chat();

	constructor(private readonly target: TargetOf<'galene'>) {
		this.#roster.events.on('*', (type, event) => this.events.emit(type, event));
		this.#door = new Ahead({
			open: (signal) => knockOpen(target, signal),
			holds: ({ socket }) => !socket.closed,
			close: ({ socket }) => socket.close(),
		});
	}

	get capabilities(): SessionCapabilities {
		return capabilitiesFor(this.#permissions);
	}

	/** Galene tells how many are inside, and not who: that is no list of names. */
	async preview(signal?: AbortSignal): Promise<RoomPreview | null> {
		await this.#door.open(signal);
		return null;
	}

	join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		return this.#life.join(options, signal);
	}

	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		if (this.capabilities.publish !== true) throw new SessionError('unsupported', 'one may not present here');
		const publication: SenderPublication = new SenderPublication(track, options, {
			mutedChanged: () => this.#tellPublished(),
			revived: async () => this.#life.connection?.send(publication),
			closed: (sender) => {
				this.#life.forget(publication);
				this.#tellPublished();
				this.#life.connection?.unsend(publication, sender);
			},
		});
		this.#publishedIds.set(publication, crypto.randomUUID());
		this.#life.keep(publication);
		// First of all, so that nobody takes a muted microphone for none, nor a screen for a camera.
		this.#tellPublished();
		await this.#life.send(publication);
		return publication;
	}

	setReception(trackId: string, reception: Reception): void {
		this.#wishes.set(trackId, reception);
		this.#life.connection?.receiving.apply(trackId);
	}

	async sendMessage(text: string): Promise<void> {
		const { socket, own } = this.#reachable('messages');
		socket.send({ type: 'chat', ...own, dest: '', kind: '', noecho: true, value: text });
		await socket.ping();
	}

	async setHand(raised: boolean): Promise<void> {
		this.#reachable();
		this.#hand = raised ? (this.#hand ?? Date.now()) : null;
		this.#tellPublished();
	}

	admit = lacking('knocking');
	turnAway = lacking('knocking');

	async removeParticipant(participantId: string): Promise<void> {
		this.#kick(this.#moderating(), participantId, '');
	}

	async setRoom({ locked, knocking }: Partial<RoomConditions>): Promise<void> {
		const { socket, own } = this.#moderating();
		if (knocking) throw new SessionError('unsupported', 'Galene has no waiting room');
		if (locked !== undefined)
			socket.send({ type: 'groupaction', ...own, kind: locked ? 'lock' : 'unlock', value: '' });
	}

	/** Galene lets everybody lower their own hand only: so their app is asked to, which only ours understands. */
	async lowerHand(participantId: string): Promise<void> {
		const { socket, own } = this.#moderating();
		if (!this.#roster.isOurs(participantId))
			throw new SessionError('unsupported', 'their app does not know how');
		socket.send({ type: 'usermessage', ...own, dest: participantId, kind: lowerHandWord, value: null });
	}

	async endForAll(): Promise<void> {
		const connection = this.#moderating();
		for (const id of this.#roster.ids()) this.#kick(connection, id, callEndedWord);
		await this.#life.end('call-ended');
	}

	async statistics(): Promise<StreamStatistics[]> {
		const { connection, publications } = this.#life;
		const received = connection?.receiving.incoming() ?? [];
		return readStreams([
			...sentStreams(publications),
			...received.map(({ remote: { id, participantId, source }, receiver }) => ({
				place: { source, direction: 'received' as const, participantId, trackId: id },
				getStats: () => receiver.getStats(),
			})),
		]);
	}

	wake(): void {
		this.#life.wake();
	}

	leave(): Promise<void> {
		return this.#life.end('left');
	}

	left(): undefined {
		this.#door.close();
	}

	async enter(options: JoinOptions, signal: AbortSignal): Promise<void> {
		const door = await this.#door.take(signal);
		this.#place = await this.#places.next(door.socket.clientId);
		const ids = Connection.newIds();
		const streamId = (source: SenderPublication['source']) => Connection.streamId(ids, source);
		const entrance: Entrance = {
			username: this.target.username ?? options.displayName,
			password: this.target.password,
			token: this.target.token,
			data: writeUserData(this.#published(streamId), this.#hand, this.#place),
		};
		await walkIn(door, entrance, signal, (joined) => {
			const tracks = this.#roster.tracks;
			const connection = new Connection(door.socket, joined, ids, options.frames, tracks, this.#wishes);
			this.#life.take(connection, signal);
			this.#chat.knownAs(connection.own.source);
			this.#roster.begin(connection.own.source);
			this.#hear(connection);
			this.#changed(joined);
			this.#life.inside();
			connection.receiving.begin();
			// The server tells of everybody in one go, right behind its word that one is inside.
			connection.socket.ping().then(
				() => this.#life.connection === connection && this.#roster.complete(),
				// Lost again: the next connection tells.
				() => {},
			);
		});
		await this.#life.sendAll();
	}

	#hear(connection: Connection): void {
		const { events } = connection;
		events.on('user', (user) => this.#roster.hear(user));
		events.on('changed', (joined) => {
			const before = this.capabilities.publish;
			const had = this.#permissions?.join();
			this.#changed(joined);
			if (had !== this.#permissions?.join()) this.events.emit('capabilities-changed');
			if (before !== true && this.capabilities.publish === true) void this.#life.sendAll();
		});
		events.on('chat', (chat) => {
			const message = this.#chat.hear(chat);
			if (message) this.events.emit('message', message);
		});
		events.on('usermessage', ({ kind, privileged, value }) => {
			if (kind === lowerHandWord && privileged) this.setHand(false).catch(() => {});
			else if (kind === 'error' || kind === 'warning') console.warn(`the server says: ${String(value)}`);
		});
		events.on('streams', () => this.#tellPublished());
		events.on('levels', (levels) => this.events.emit('levels', levels));
		events.on('active-speaker', (speaker) => this.events.emit('active-speaker', speaker));
		events.on('lost', (loss) => this.#lost(connection, loss));
	}

	#changed({ permissions, status }: ServerMessageOf<'joined'>): void {
		this.#permissions = permissions;
		const locked = status?.locked ?? false;
		if (locked === this.#locked) return;
		this.#locked = locked;
		this.events.emit('room-changed', { locked, knocking: false });
	}

	#published(streamIdOf: (source: SenderPublication['source']) => string): Published {
		return Object.fromEntries(
			[...this.#life.publications].map((one) => [
				one.source,
				{ id: this.#publishedIds.get(one) ?? '', stream: streamIdOf(one.source), muted: one.muted },
			]),
		);
	}

	/** Tells everybody what is published, what of it is muted, and whether one's hand is up. */
	#tellPublished(): void {
		const { connection } = this.#life;
		if (!connection) return;
		const value = writeUserData(
			this.#published((source) => connection.streamIdOf(source)),
			this.#hand,
			this.#place,
		);
		const { socket, own } = connection;
		socket.send({ type: 'useraction', ...own, dest: own.source, kind: 'setdata', value });
	}

	#kick({ socket, own }: Connection, dest: string, value: string): void {
		socket.send({ type: 'useraction', ...own, kind: 'kick', dest, value });
	}

	#reachable(capability?: 'messages'): Connection {
		if (capability && this.capabilities[capability] !== true) throw new SessionError('unsupported');
		const { connection } = this.#life;
		if (!connection) throw new SessionError('not-joined');
		return connection;
	}

	#moderating(): Connection {
		const connection = this.#reachable();
		if (!this.#permissions?.includes('op')) throw new SessionError('unsupported', 'not an operator');
		return connection;
	}

	#lost(connection: Connection, { reason, removed }: Loss): void {
		const ending = removed === callEndedWord ? 'call-ended' : 'removed';
		this.#life.lost(connection, reason, removed === undefined ? undefined : ending);
	}
}
