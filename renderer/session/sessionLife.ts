import type { Emitter } from 'mitt';
import { keepTrying } from './retry.ts';
import type {
	JoinOptions,
	LeaveReason,
	Publication,
	ReturnMeans,
	SessionEvents,
	SessionState,
} from './session.ts';
import { asSessionError, SessionError, type SessionErrorReason } from './sessionError.ts';

export type Interruption = Extract<SessionState, { kind: 'reconnecting' }>['reason'];

/** One connection of the many that a session may need. */
export interface LifeConnection<P> {
	/** Sends it; does nothing where it is sent already. @throws {SessionError} */
	send(publication: P): Promise<void>;
	/** There is reason to doubt that the server is still reached. */
	lookNow?(): void;
	close(): void;
}

/** What is published outlives connections: between two of them it is detached, and nothing is sent. */
export interface LifePublication extends Publication {
	detach(): void;
}

/** What depends on the kind of server. */
export interface Ways<C> {
	/**
	 * Comes in, anew each time, by the cheapest means there are: calls `take`, tells what is to be told, then calls
	 * `inside`. Its errors are tried again unless they are final.
	 * @param back one was inside before
	 * @throws {SessionError}
	 */
	enter(options: JoinOptions, signal: AbortSignal, back: boolean): Promise<void>;
	/** What a refusal means to who was inside already. Without a word for it, coming back failed. */
	readonly endings: Partial<Record<SessionErrorReason, LeaveReason>>;
	/**
	 * One has left, and the state says so: what is open besides the connection is closed. What it returns is waited
	 * for before the connection is closed.
	 */
	left?(connection: C | null): Promise<void> | undefined;
}

/**
 * The life of a session, the same on every kind of server: how it is joined, what it holds beyond a connection, how
 * it is lost, comes back and ends. Nothing here knows how a server is spoken to.
 */
export class SessionLife<P extends LifePublication, C extends LifeConnection<P>> {
	readonly #publications = new Set<P>();
	readonly #ending = new AbortController();
	readonly #hurry = new EventTarget();
	#state: SessionState = { kind: 'new' };
	#connection: C | null = null;
	#options: JoinOptions | null = null;

	/** @param events told of every state */
	constructor(
		private readonly events: Emitter<SessionEvents>,
		private readonly ways: Ways<C>,
	) {}

	get state(): SessionState {
		return this.#state;
	}

	/** The connection of now; while `reconnecting` it may be one that is being mended. */
	get connection(): C | null {
		return this.#connection;
	}

	/** Aborted once one has left. */
	get ended(): AbortSignal {
		return this.#ending.signal;
	}

	get publications(): ReadonlySet<P> {
		return this.#publications;
	}

	/** @throws {SessionError} */
	async join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		if (this.#state.kind !== 'new') throw new SessionError('refused', 'joined already');
		this.#options = options;
		this.say({ kind: 'joining' });
		try {
			await this.ways.enter(options, this.until(signal), false);
		} catch (error) {
			if (!this.#ending.signal.aborted) this.say({ kind: 'new' });
			throw asSessionError(error);
		}
	}

	/** This is the connection of now. One that comes too late is closed. @throws {SessionError} aborted */
	take(connection: C, signal: AbortSignal): void {
		if (signal.aborted || this.#ending.signal.aborted) {
			connection.close();
			throw new SessionError('aborted');
		}
		this.#connection = connection;
	}

	/** One is inside. @param by how one came back, if one had been lost */
	inside(by: ReturnMeans = 'rejoined'): void {
		this.say(this.#state.kind === 'reconnecting' ? { kind: 'joined', by } : { kind: 'joined' });
	}

	/** Something is published from now on, by this connection and the next ones. @throws {SessionError} not-joined */
	keep(publication: P): void {
		if (!this.#options || this.#state.kind === 'left') throw new SessionError('not-joined');
		this.#publications.add(publication);
	}

	/** It is over, and no connection sends it again. */
	forget(publication: P): void {
		this.#publications.delete(publication);
	}

	/**
	 * Sends what is kept. While there is no connection nothing happens: the next one sends it.
	 * @throws {SessionError} and it is published no longer
	 */
	async send(publication: P): Promise<void> {
		const connection = this.#connection;
		try {
			await connection?.send(publication);
		} catch (error) {
			// Lost on the way: the next connection sends it too. Anything else is the caller's to know.
			if (this.#connection !== connection) return;
			await publication.close();
			throw error;
		}
	}

	/** Sends everything that is kept. One that cannot be sent any more does not hold up the others, nor the call. */
	async sendAll(): Promise<void> {
		const connection = this.#connection;
		const sent = await Promise.allSettled([...this.#publications].map((one) => connection?.send(one)));
		for (const result of sent)
			if (result.status === 'rejected' && this.#connection === connection)
				console.warn('a track could not be sent again', result.reason);
	}

	/** The connection is in doubt, and tries to mend itself. */
	falter(connection: C, reason: Interruption, attempt = 1): void {
		if (this.#connection === connection) this.say({ kind: 'reconnecting', attempt, reason });
	}

	/** It has mended itself. */
	recover(connection: C, by: ReturnMeans): void {
		if (this.#connection === connection) this.say({ kind: 'joined', by });
	}

	/** This connection is over. @param end why the call is over too; without it one comes back */
	lost(connection: C, reason: Interruption, end?: LeaveReason): void {
		if (this.#connection !== connection) return;
		this.#connection = null;
		for (const publication of this.#publications) publication.detach();
		if (end) return void this.end(end);
		this.say({ kind: 'reconnecting', attempt: 1, reason });
		void this.#comeBack(reason);
	}

	/** Looks at once, and does not wait for the next try. */
	wake(): void {
		this.#connection?.lookNow?.();
		this.#hurry.dispatchEvent(new Event('hurry'));
	}

	/** Leaves and frees everything. Safe in any state, and more than once. */
	async end(reason: LeaveReason, error?: SessionError): Promise<void> {
		if (this.#state.kind === 'left') return;
		this.#ending.abort();
		const connection = this.#connection;
		this.#connection = null;
		this.say({ kind: 'left', reason, ...(error && { error }) });
		for (const publication of this.#publications) publication.detach();
		this.#publications.clear();
		const last = this.ways.left?.(connection);
		// Without need nothing is put off: a page that is being closed does only what it does at once.
		if (last) await last;
		connection?.close();
	}

	/** Tries something until it works, one has left, or a refusal is final. @throws {SessionError} */
	async insist(attempt: () => Promise<void>, signal: AbortSignal): Promise<void> {
		const outcome = await keepTrying(attempt, () => {}, signal, this.#hurry);
		if (outcome.kind === 'aborted') throw new SessionError('aborted');
		if (outcome.kind !== 'done') throw outcome.error;
	}

	/** Ends when one has left, and with this signal. */
	until(signal: AbortSignal | undefined): AbortSignal {
		return AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
	}

	say(state: SessionState): void {
		this.#state = state;
		this.events.emit('state', state);
	}

	/** Tries until the call is back, somebody ends it, or the server says that there is no such call. */
	async #comeBack(reason: Interruption): Promise<void> {
		const options = this.#options;
		if (!options) throw new SessionError('not-joined');
		const outcome = await keepTrying(
			() => this.ways.enter(options, this.#ending.signal, true),
			(attempt) => this.say({ kind: 'reconnecting', attempt, reason }),
			this.#ending.signal,
			this.#hurry,
		);
		if (outcome.kind === 'gave-up') await this.end('failed', outcome.error);
		else if (outcome.kind === 'refused')
			await this.end(this.ways.endings[outcome.error.reason] ?? 'failed', outcome.error);
	}
}
