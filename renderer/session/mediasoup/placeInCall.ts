import type { Emitter } from 'mitt';
import type { NewConsumer, Peer } from '../../../contract/signalling/dialect.ts';
import type { Enter } from '../../../contract/signalling/extensions.ts';
import { keepTrying } from '../retry.ts';
import type {
	JoinOptions,
	LeaveReason,
	Publication,
	PublishOptions,
	Reception,
	ReturnMeans,
	SessionEvents,
	SessionState,
	StreamStatistics,
} from '../session.ts';
import { asSessionError, SessionError, type SessionErrorReason } from '../sessionError.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import { MediasoupPublication } from './publication.ts';
import { Roster } from './roster.ts';
import { readStatistics } from './statistics.ts';

export type Loss = ConnectionEvents['lost'];

/** One is inside. */
export interface Entered {
	readonly connection: Connection;
	readonly peers: readonly Peer[];
	/** What the host sends already, besides what it offers from now on. */
	readonly consumers: readonly NewConsumer[];
	readonly room?: Enter['reply']['room'];
}

/** What depends on the kind of server: how one comes in, and what goes on besides media. */
export interface Entry {
	/**
	 * Comes in, anew each time.
	 * @param waits told when a host has to agree first. `since` in milliseconds since 1970.
	 * @param signal one does not want in any more
	 * @throws {SessionError}
	 */
	enter(
		options: JoinOptions,
		wishes: ReadonlyMap<string, Reception>,
		waits: (since: number) => void,
		signal: AbortSignal,
	): Promise<Entered>;
	/** The connection of now, before the state says so. */
	entered(entered: Entered): void;
	/** There is no connection until the next one is entered. */
	detached(): void;
	/** What the server's word means to who was inside; undefined: one comes back. */
	endOf(loss: Loss): LeaveReason | undefined;
	/** Nothing is opened any more, and what is prepared is closed. */
	close(): void;
	/** Tells the server that one leaves. Never rejects, and takes a moment at most. */
	farewell(connection: Connection): Promise<void>;
}

/** What a refusal means to who was in the call already. */
const endings: Partial<Record<SessionErrorReason, LeaveReason>> = {
	'room-not-found': 'call-ended',
	removed: 'removed',
};

/**
 * A place in a call whose media goes through mediasoup. Holds what outlives a connection (what we publish, what
 * we want to receive, who was there) and makes a new connection when one is lost.
 */
export class PlaceInCall {
	readonly #publications = new Set<MediasoupPublication>();
	readonly #wishes = new Map<string, Reception>();
	readonly #roster = new Roster();
	readonly #ending = new AbortController();
	readonly #hurry = new EventTarget();
	#state: SessionState = { kind: 'new' };
	#connection: Connection | null = null;
	#options: JoinOptions | null = null;

	/** @param events told of everything that happens */
	constructor(
		private readonly events: Emitter<SessionEvents>,
		private readonly entry: Entry,
	) {
		this.#roster.events.on('*', (type, event) => this.events.emit(type, event));
	}

	/** Null while there is none, or none over which anything may be said: while reconnecting nothing is sent. */
	get connection(): Connection | null {
		return this.#state.kind === 'joined' ? this.#connection : null;
	}

	/** Aborted once one has left. */
	get ended(): AbortSignal {
		return this.#ending.signal;
	}

	/** @throws {SessionError} */
	async join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		if (this.#state.kind !== 'new') throw new SessionError('refused', 'joined already');
		this.#options = options;
		this.#become({ kind: 'joining' });
		try {
			await this.#connect(signal).catch((error: unknown) => this.#knockAgain(error, signal));
		} catch (error) {
			if (!this.#ending.signal.aborted) this.#become({ kind: 'new' });
			throw asSessionError(error);
		}
	}

	/** Who was lost while waiting at the door goes back there. @throws {SessionError} */
	async #knockAgain(error: unknown, signal?: AbortSignal): Promise<void> {
		const lost = error instanceof SessionError && error.reason === 'unreachable';
		if (!lost || this.#state.kind !== 'knocking') throw error;
		const outcome = await keepTrying(
			() => this.#connect(signal),
			() => {},
			this.#until(signal),
			this.#hurry,
		);
		if (outcome.kind === 'aborted') throw new SessionError('aborted');
		if (outcome.kind !== 'done') throw outcome.error;
	}

	/** @throws {SessionError} */
	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		if (!this.#options || this.#state.kind === 'left') throw new SessionError('not-joined');
		const publication: MediasoupPublication = new MediasoupPublication(track, options, {
			closed: () => this.#publications.delete(publication),
			revived: async () => this.#connection?.send(publication),
		});
		this.#publications.add(publication);
		// Its media is looking for another way; without a connection there is nothing to hold back.
		if (this.#connection && this.#state.kind === 'reconnecting') void publication.hold(true);
		try {
			// While reconnecting there is none: the next connection sends it.
			await this.#connection?.send(publication);
		} catch (error) {
			// Lost on the way: the next connection sends it too. Anything else is the caller's to know.
			if (this.#connection) {
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

	async statistics(): Promise<StreamStatistics[]> {
		return this.#connection ? readStatistics(this.#connection.statistics(this.#publications)) : [];
	}

	wake(): void {
		this.#connection?.lookNow();
		this.#hurry.dispatchEvent(new Event('hurry'));
	}

	/** Leaves and frees everything. Safe in any state. */
	async end(reason: LeaveReason, error?: SessionError): Promise<void> {
		if (this.#state.kind === 'left') return;
		this.#ending.abort();
		const connection = this.#connection;
		this.#connection = null;
		this.entry.detached();
		this.#become({ kind: 'left', reason, ...(error && { error }) });
		this.entry.close();
		for (const publication of this.#publications) publication.detach();
		this.#publications.clear();
		// The socket's closing tells the others just as well if this does not get through.
		if (connection && !connection.socket.closed) await this.entry.farewell(connection);
		connection?.close();
	}

	async #connect(signal?: AbortSignal): Promise<void> {
		const options = this.#options;
		if (!options) throw new SessionError('not-joined');
		const entered = await this.entry.enter(
			options,
			this.#wishes,
			(since) => this.#become({ kind: 'knocking', since }),
			this.#until(signal),
		);
		const { connection, peers, consumers, room } = entered;
		if (this.#ending.signal.aborted) {
			connection.close();
			throw new SessionError('aborted');
		}
		this.#connection = connection;
		this.#roster.follow(connection, peers, consumers, room);
		this.entry.entered(entered);
		this.#hear(connection);
		this.#become(
			this.#state.kind === 'reconnecting' ? { kind: 'joined', by: 'rejoined' } : { kind: 'joined' },
		);
		const received = connection.receive(consumers);
		connection.start();
		await Promise.all([received, this.#sendAgain(connection)]);
	}

	/** One that cannot be sent any more does not hold up the others, nor the call. */
	async #sendAgain(connection: Connection): Promise<void> {
		const sent = await Promise.allSettled([...this.#publications].map((one) => connection.send(one)));
		for (const result of sent)
			if (result.status === 'rejected' && this.#connection === connection)
				console.warn('a track could not be sent again', result.reason);
	}

	#hear(connection: Connection): void {
		connection.events.on('levels', (levels) => this.events.emit('levels', levels));
		connection.events.on('active-speaker', (speaker) => this.events.emit('active-speaker', speaker));
		connection.events.on('connection-quality', (quality) => this.events.emit('connection-quality', quality));
		connection.events.on('message', (message) => this.events.emit('message', message));
		connection.events.on('faltered', () => this.#falter(connection));
		connection.events.on('recovered', ({ by }) => this.#recover(connection, by));
		connection.events.on('lost', (loss) => this.#lost(connection, loss));
	}

	/** The connection tries to get its media through again; nothing is sent until then. */
	#falter(connection: Connection): void {
		if (this.#connection !== connection) return;
		this.#hold(true);
		this.#become({ kind: 'reconnecting', attempt: 1, reason: 'media-lost' });
	}

	#recover(connection: Connection, by: ReturnMeans): void {
		if (this.#connection !== connection) return;
		this.#become({ kind: 'joined', by });
		this.#hold(false);
	}

	#hold(held: boolean): void {
		for (const publication of this.#publications)
			publication.hold(held).catch((error: unknown) => console.warn('a track could not be held', error));
	}

	#lost(connection: Connection, loss: Loss): void {
		if (this.#connection !== connection) return;
		this.#connection = null;
		this.entry.detached();
		for (const publication of this.#publications) publication.detach();
		const end = this.entry.endOf(loss);
		if (end) return void this.end(end);
		this.#become({ kind: 'reconnecting', attempt: 1, reason: loss.reason });
		void this.#comeBack(loss.reason);
	}

	/** Tries until the call is back, somebody ends it, or the host says that there is no such call. */
	async #comeBack(reason: Loss['reason']): Promise<void> {
		const outcome = await keepTrying(
			() => this.#connect(),
			(attempt) => this.#become({ kind: 'reconnecting', attempt, reason }),
			this.#ending.signal,
			this.#hurry,
		);
		if (outcome.kind === 'gave-up') await this.end('failed', outcome.error);
		else if (outcome.kind === 'refused')
			await this.end(endings[outcome.error.reason] ?? 'failed', outcome.error);
	}

	#until(signal: AbortSignal | undefined): AbortSignal {
		return AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
	}

	#become(state: SessionState): void {
		this.#state = state;
		this.events.emit('state', state);
	}
}
