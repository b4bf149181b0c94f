import mitt, { type Emitter } from 'mitt';
import { keepTrying } from '../retry.ts';
import { SenderPublication } from '../senderPublication.ts';
import type {
	JoinOptions,
	LeaveReason,
	Publication,
	PublishOptions,
	Reception,
	RoomConditions,
	RoomPreview,
	Session,
	SessionCapabilities,
	SessionEvents,
	SessionState,
	StreamStatistics,
	TargetOf,
} from '../session.ts';
import { SessionError, type SessionErrorReason } from '../sessionError.ts';
import { readStreams, sentStreams } from '../streamReport.ts';
import { capabilitiesFor } from './capabilities.ts';
import { Connection, type Loss } from './connection.ts';
import { type Door, type Entrance, knockOpen, walkIn } from './entering.ts';
import { OwnPlaces, type Place } from './ghosts.ts';
import type { ServerMessageOf } from './messages.ts';
import { callEndedWord } from './refusals.ts';
import { Roster } from './roster.ts';
import { type Published, writeUserData } from './userData.ts';

/** What a refusal means to who was in the call already. */
const endings: Partial<Record<SessionErrorReason, LeaveReason>> = { 'room-not-found': 'call-ended' };

const lowerHandWord = 'parley:lower-hand';

/**
 * A place in a group on a Galene server. Holds what outlives a connection (what we publish, what we want to receive,
 * our hand) and makes a new connection when one is lost.
 */
export class GaleneSession implements Session {
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #publications = new Map<SenderPublication, string>();
	readonly #wishes = new Map<string, Reception>();
	readonly #roster = new Roster();
	readonly #ending = new AbortController();
	readonly #hurry = new EventTarget();
	#state: SessionState = { kind: 'new' };
	#door: Promise<Door> | null = null;
	#connection: Connection | null = null;
	#options: JoinOptions | null = null;
	#permissions: readonly string[] | null = null;
	#hand: number | null = null;
	#locked: boolean | null = null;
	readonly #places = new OwnPlaces();
	#place: Place | null = null;
	/** By which the server knew and knows one. */
	readonly #ownIds = new Set<string>();
	/** Messages that were told. */
	readonly #told = new Set<string>();

	constructor(private readonly target: TargetOf<'galene'>) {
		this.#roster.events.on('*', (type, event) => this.events.emit(type, event));
	}

	get capabilities(): SessionCapabilities {
		return capabilitiesFor(this.#permissions);
	}

	/** Galene tells how many are inside, and not who: that is no list of names. */
	async preview(signal?: AbortSignal): Promise<RoomPreview | null> {
		await this.#prepare(signal);
		return null;
	}

	async join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		if (this.#state.kind !== 'new') throw new SessionError('refused', 'joined already');
		this.#options = options;
		this.#become({ kind: 'joining' });
		try {
			await this.#connect(signal);
		} catch (error) {
			if (!this.#ending.signal.aborted) this.#become({ kind: 'new' });
			throw error instanceof SessionError
				? error
				: new SessionError('protocol', String(error), { cause: error });
		}
	}

	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		if (!this.#options || this.#state.kind === 'left') throw new SessionError('not-joined');
		if (this.capabilities.publish !== true) throw new SessionError('unsupported', 'one may not present here');
		const publication = new SenderPublication(track, options, {
			mutedChanged: () => this.#tellPublished(),
			revived: async (one) => this.#connection?.send(one),
			closed: (one, sender) => {
				this.#publications.delete(one);
				this.#tellPublished();
				this.#connection?.unsend(one, sender);
			},
		});
		this.#publications.set(publication, crypto.randomUUID());
		// First of all, so that nobody takes a muted microphone for none, nor a screen for a camera.
		this.#tellPublished();
		const connection = this.#connection;
		try {
			// While reconnecting there is none: the next connection sends it.
			await connection?.send(publication);
		} catch (error) {
			// Lost on the way: the next connection sends it too. Anything else is the caller's to know.
			if (this.#connection && this.#connection === connection) {
				await publication.close();
				throw error;
			}
		}
		return publication;
	}

	setReception(trackId: string, reception: Reception): void {
		this.#wishes.set(trackId, reception);
		this.#connection?.receiving.apply(trackId);
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

	async admit(): Promise<void> {
		throw new SessionError('unsupported', 'Galene has no waiting room');
	}

	async turnAway(): Promise<void> {
		throw new SessionError('unsupported', 'Galene has no waiting room');
	}

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
		await this.#end('call-ended');
	}

	async statistics(): Promise<StreamStatistics[]> {
		const sent = [...this.#publications.keys()].flatMap(({ source, rtpSender }) =>
			rtpSender ? [{ source, rtpSender }] : [],
		);
		const received = this.#connection?.receiving.incoming() ?? [];
		return readStreams([
			...sentStreams(sent),
			...received.map(({ remote: { id, participantId, source }, receiver }) => ({
				place: { source, direction: 'received' as const, participantId, trackId: id },
				getStats: () => receiver.getStats(),
			})),
		]);
	}

	wake(): void {
		this.#connection?.lookNow();
		this.#hurry.dispatchEvent(new Event('hurry'));
	}

	async leave(): Promise<void> {
		await this.#end('left');
	}

	async #end(reason: LeaveReason, error?: SessionError): Promise<void> {
		if (this.#state.kind === 'left') return;
		this.#ending.abort();
		const connection = this.#connection;
		this.#connection = null;
		this.#become({ kind: 'left', reason, ...(error && { error }) });
		// A preview that never became a connection; its failure was told to whoever asked for it.
		this.#door?.then(
			({ socket }) => socket.close(),
			() => {},
		);
		this.#door = null;
		for (const publication of this.#publications.keys()) publication.detach();
		this.#publications.clear();
		connection?.close();
	}

	#prepare(signal?: AbortSignal): Promise<Door> {
		if (this.#state.kind === 'left') return Promise.reject(new SessionError('aborted'));
		const aborted = AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
		this.#door ??= knockOpen(this.target, aborted).catch((error: unknown) => {
			this.#door = null;
			throw error;
		});
		return this.#door;
	}

	async #connect(signal?: AbortSignal): Promise<void> {
		const options = this.#options;
		if (!options) throw new SessionError('not-joined');
		let door = await this.#prepare(signal);
		this.#door = null;
		// The lobby may have been open so long that the server or the network closed the socket.
		if (door.socket.closed) door = await this.#prepare(signal);
		this.#door = null;
		this.#place = await this.#places.next(door.socket.clientId);
		const ids = Connection.newIds();
		const streamId = (source: SenderPublication['source']) => Connection.streamId(ids, source);
		const entrance: Entrance = {
			username: this.target.username ?? options.displayName,
			password: this.target.password,
			token: this.target.token,
			data: writeUserData(this.#published(streamId), this.#hand, this.#place),
		};
		const ended = AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
		await walkIn(door, entrance, ended, (joined) => {
			const tracks = this.#roster.tracks;
			const connection = new Connection(door.socket, joined, ids, options.frames, tracks, this.#wishes);
			this.#connection = connection;
			this.#ownIds.add(connection.own.source);
			this.#roster.begin(connection.own.source);
			this.#hear(connection);
			this.#changed(joined);
			this.#become({ kind: 'joined', ...(this.#state.kind === 'reconnecting' && { by: 'rejoined' }) });
			connection.receiving.begin();
			// The server tells of everybody in one go, right behind its word that one is inside.
			connection.socket.ping().then(
				() => this.#connection === connection && this.#roster.complete(),
				// Lost again: the next connection tells.
				() => {},
			);
		});
		const connection = this.#connection;
		if (connection) await this.#sendAgain(connection);
	}

	/** One that cannot be sent any more does not hold up the others, nor the call. */
	async #sendAgain(connection: Connection): Promise<void> {
		const sent = await Promise.allSettled([...this.#publications.keys()].map((one) => connection.send(one)));
		for (const result of sent)
			if (result.status === 'rejected' && this.#connection === connection)
				console.warn('a track could not be sent again', result.reason);
	}

	#hear(connection: Connection): void {
		const { events } = connection;
		events.on('user', (user) => this.#roster.hear(user));
		events.on('changed', (joined) => {
			const before = this.capabilities.publish;
			const had = this.#permissions?.join();
			this.#changed(joined);
			if (had !== this.#permissions?.join()) this.events.emit('capabilities-changed');
			if (before !== true && this.capabilities.publish === true) void this.#sendAgain(connection);
		});
		events.on('chat', (chat) => this.#heardChat(chat));
		events.on('usermessage', ({ kind, privileged, value }) => {
			if (kind === lowerHandWord && privileged) this.setHand(false).catch(() => {});
			else if (kind === 'error' || kind === 'warning') console.warn(`the server says: ${String(value)}`);
		});
		events.on('streams', () => this.#tellPublished());
		events.on('levels', (levels) => this.events.emit('levels', levels));
		events.on('active-speaker', (speaker) => this.events.emit('active-speaker', speaker));
		events.on('lost', (loss) => this.#lost(connection, loss));
	}

	/** What was written before comes with every `join`: what is one's own or was told already is passed over. */
	#heardChat({ id, source, username, kind, time, value }: ServerMessageOf<'chat' | 'chathistory'>): void {
		// Captions are no messages, and what the server itself says is for its own client's console.
		if (!source || this.#ownIds.has(source) || kind === 'caption') return;
		const key = `${source}/${id ?? ''}`;
		if (id && this.#told.has(key)) return;
		this.#told.add(key);
		const sentAt = Date.parse(String(time ?? '')) || Date.now();
		const text = String(value ?? '');
		this.events.emit('message', { participantId: source, displayName: username || '?', text, sentAt });
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
			[...this.#publications].map(([{ source, muted }, id]) => [
				source,
				{ id, stream: streamIdOf(source), muted },
			]),
		);
	}

	/** Tells everybody what is published, what of it is muted, and whether one's hand is up. */
	#tellPublished(): void {
		const connection = this.#connection;
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
		if (!this.#connection) throw new SessionError('not-joined');
		return this.#connection;
	}

	#moderating(): Connection {
		const connection = this.#reachable();
		if (!this.#permissions?.includes('op')) throw new SessionError('unsupported', 'not an operator');
		return connection;
	}

	#lost(connection: Connection, { reason, removed }: Loss): void {
		if (this.#connection !== connection) return;
		this.#connection = null;
		for (const publication of this.#publications.keys()) publication.detach();
		if (removed !== undefined) return void this.#end(removed === callEndedWord ? 'call-ended' : 'removed');
		this.#become({ kind: 'reconnecting', attempt: 1, reason });
		void this.#comeBack(reason);
	}

	/** Tries until the call is back, somebody ends it, or the server says that there is no such group. */
	async #comeBack(reason: Loss['reason']): Promise<void> {
		const outcome = await keepTrying(
			() => this.#connect(),
			(attempt) => this.#become({ kind: 'reconnecting', attempt, reason }),
			this.#ending.signal,
			this.#hurry,
		);
		if (outcome.kind === 'gave-up') await this.#end('failed', outcome.error);
		else if (outcome.kind === 'refused')
			await this.#end(endings[outcome.error.reason] ?? 'failed', outcome.error);
	}

	#become(state: SessionState): void {
		this.#state = state;
		this.events.emit('state', state);
	}
}
