import mitt, { type Emitter } from 'mitt';
import { keepTrying } from '../retry.ts';
import type {
	JoinOptions,
	LeaveReason,
	Publication,
	PublishOptions,
	Reception,
	ReturnMeans,
	RoomPreview,
	Session,
	SessionCapabilities,
	SessionEvents,
	SessionState,
	StreamStatistics,
	TargetOf,
} from '../session.ts';
import { asSessionError, SessionError, type SessionErrorReason } from '../sessionError.ts';
import { readStreams } from '../streamReport.ts';
import { Connection, type Loss } from './connection.ts';
import type { JanusId } from './messages.ts';
import { newId } from './newId.ts';
import { JanusPublication } from './publication.ts';
import { openSocket, previewOf, type Reached, reachRoom, reachTimeoutMs } from './reachRoom.ts';
import { Roster } from './roster.ts';

const capabilities: SessionCapabilities = {
	publish: true,
	receive: true,
	layers: true,
	'pause-reception': true,
	messages: true,
	'screen-beside-camera': true,
	'mute-without-renegotiation': true,
	preview: true,
	// Whoever has a room's secret can remove people, but nobody in it is a host, and nothing locks it.
	moderation: { unavailable: 'server' },
	knocking: { unavailable: 'server' },
	hands: { unavailable: 'own-host-only' },
};

/** What a refusal means to who was in the call already. */
const endings: Partial<Record<SessionErrorReason, LeaveReason>> = { 'room-not-found': 'call-ended' };
/** How long joining waits for what is inside to be subscribed to; the call goes on without it. */
const settlingMs = 5_000;

/**
 * A place in a room of Janus's VideoRoom plugin. Holds what outlives a connection (who we are, what we
 * publish, what we want to receive) and makes a new connection when one is lost.
 */
export class JanusSession implements Session {
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #publications = new Set<JanusPublication>();
	readonly #wishes = new Map<string, Reception>();
	readonly #roster = new Roster();
	readonly #ending = new AbortController();
	readonly #hurry = new EventTarget();
	#state: SessionState = { kind: 'new' };
	#prepared: Promise<Reached> | null = null;
	#connection: Connection | null = null;
	/** Lost, and perhaps to be taken up again. */
	#suspended: Connection | null = null;
	#options: JoinOptions | null = null;
	/** By which the others know us again after a reconnection. */
	#ownId: JanusId | null = null;
	/** Our session on the server, while nobody has ended it. */
	#left: number | undefined;
	#hasTexts = true;

	constructor(private readonly target: TargetOf<'janus'>) {
		this.#roster.events.on('*', (type, event) => this.events.emit(type, event));
	}

	get capabilities(): SessionCapabilities {
		return this.#hasTexts ? capabilities : { ...capabilities, messages: { unavailable: 'server' } };
	}

	async preview(signal?: AbortSignal): Promise<RoomPreview | null> {
		return previewOf(await this.#prepare(signal));
	}

	async join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		if (this.#state.kind !== 'new') throw new SessionError('refused', 'joined already');
		this.#options = options;
		this.#become({ kind: 'joining' });
		try {
			await this.#connect(signal);
		} catch (error) {
			if (!this.#ending.signal.aborted) this.#become({ kind: 'new' });
			throw asSessionError(error);
		}
		// Somebody's words are lost on whoever does not receive from them yet.
		await Promise.race([this.#connection?.subscription.settled(), soon(settlingMs)]);
	}

	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		if (!this.#options || this.#state.kind === 'left') throw new SessionError('not-joined');
		const publication: JanusPublication = new JanusPublication(track, options, {
			closed: () => this.#publications.delete(publication),
			revived: async () => this.#connection?.send(publication),
		});
		this.#publications.add(publication);
		const connection = this.#connection;
		try {
			// While reconnecting there is none: the next connection sends it.
			await connection?.send(publication);
		} catch (error) {
			// Lost on the way: the next connection sends it too. Anything else is the caller's to know.
			if (this.#connection === connection) {
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
		if (!this.#connection) throw new SessionError('not-joined');
		if (!this.#hasTexts) throw new SessionError('unsupported', 'messages');
		await this.#connection.say(text);
	}

	setHand(): Promise<void> {
		return unsupported('hands');
	}

	admit(): Promise<void> {
		return unsupported('knocking');
	}

	turnAway(): Promise<void> {
		return unsupported('knocking');
	}

	removeParticipant(): Promise<void> {
		return unsupported('moderation');
	}

	setRoom(): Promise<void> {
		return unsupported('moderation');
	}

	lowerHand(): Promise<void> {
		return unsupported('hands');
	}

	endForAll(): Promise<void> {
		return unsupported('moderation');
	}

	async statistics(): Promise<StreamStatistics[]> {
		return this.#connection ? readStreams(this.#connection.streams(this.#publications)) : [];
	}

	wake(): void {
		this.#connection?.lookNow();
		this.#hurry.dispatchEvent(new Event('hurry'));
	}

	async leave(): Promise<void> {
		this.#end('left');
	}

	#end(reason: LeaveReason, error?: SessionError): void {
		if (this.#state.kind === 'left') return;
		this.#ending.abort();
		const connection = this.#connection;
		this.#connection = null;
		this.#suspended?.close();
		this.#suspended = null;
		this.#become({ kind: 'left', reason, ...(error && { error }) });
		const prepared = this.#prepared;
		this.#prepared = null;
		// A preview that never became a connection; its failure was told to whoever asked for it.
		prepared?.then(
			({ gateway }) => gateway.end(),
			() => {},
		);
		for (const publication of this.#publications) publication.detach();
		this.#publications.clear();
		connection?.close();
	}

	#prepare(signal?: AbortSignal): Promise<Reached> {
		if (this.#state.kind === 'left') return Promise.reject(new SessionError('aborted'));
		const aborted = AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
		this.#prepared ??= reachRoom(this.target, aborted, this.#left).then(
			(reached) => {
				this.#left = undefined;
				return reached;
			},
			(error: unknown) => {
				this.#prepared = null;
				throw error;
			},
		);
		return this.#prepared;
	}

	async #connect(signal?: AbortSignal): Promise<void> {
		const options = this.#options;
		if (!options) throw new SessionError('not-joined');
		let reached = await this.#prepare(signal);
		// The lobby may have been open so long that the server or the network closed the socket.
		if (reached.gateway.socket.closed) {
			this.#prepared = null;
			reached = await this.#prepare(signal);
		}
		this.#prepared = null;
		try {
			const connection = await this.#enter(reached, options);
			if (this.#ending.signal.aborted || signal?.aborted) {
				connection.close();
				throw new SessionError('aborted');
			}
			this.#ownId = connection.ownId;
			this.#hasTexts = connection.hasTexts;
			this.#roster.forgetMedia();
			this.#hear(connection);
			await this.#goOn(connection, 'rejoined');
		} catch (error) {
			reached.gateway.end();
			throw error;
		}
	}

	/** By the cheapest means: the lost connection, over another socket. @returns whether that was enough */
	async #resume(): Promise<boolean> {
		const connection = this.#suspended;
		if (!connection) return false;
		const { signal } = this.#ending;
		// Not reached: it may be enough with the next try.
		const socket = await openSocket(
			this.target.url,
			AbortSignal.any([signal, AbortSignal.timeout(reachTimeoutMs)]),
			signal,
		);
		try {
			await connection.resume(socket);
		} catch (error) {
			console.info('a Janus session could not be taken up again', error);
			if (this.#suspended === connection) this.#suspended = null;
			connection.close();
			socket.close();
			return false;
		}
		this.#suspended = null;
		await this.#goOn(connection, 'signalling-resumed');
		return true;
	}

	/** @param by how it came back, if it had been lost */
	async #goOn(connection: Connection, by: ReturnMeans): Promise<void> {
		this.#connection = connection;
		const again = this.#state.kind === 'reconnecting';
		this.#become({ kind: 'joined', ...(again && { by }) });
		connection.start();
		await this.#sendAgain(connection);
	}

	async #enter(reached: Reached, options: JoinOptions): Promise<Connection> {
		const enter = (ownId: JanusId) =>
			Connection.enter(reached, { ...options, pin: this.target.pin, ownId }, this.#wishes);
		const fresh = () => newId(typeof reached.room === 'string');
		if (this.#ownId === null) return enter(fresh());
		try {
			return await enter(this.#ownId);
		} catch (error) {
			// Whoever we were is still there: the server has not noticed yet that we went.
			if (!(error instanceof SessionError && error.reason === 'name-taken')) throw error;
			return enter(fresh());
		}
	}

	/** One that cannot be sent any more does not hold up the others, nor the call. */
	async #sendAgain(connection: Connection): Promise<void> {
		const sent = await Promise.allSettled([...this.#publications].map((one) => connection.send(one)));
		const tidied = await Promise.allSettled([connection.tidy()]);
		for (const result of [...sent, ...tidied])
			if (result.status === 'rejected' && this.#connection === connection)
				console.warn('a track could not be sent again', result.reason);
	}

	#hear(connection: Connection): void {
		connection.events.on('people', (people) => this.#roster.show(people));
		connection.events.on('received', ({ trackId, track }) => this.#roster.receive(trackId, track));
		connection.events.on('levels', (levels) => this.events.emit('levels', levels));
		connection.events.on('active-speaker', (speaker) => this.events.emit('active-speaker', speaker));
		connection.events.on('connection-quality', (quality) => this.events.emit('connection-quality', quality));
		connection.events.on('message', (message) => this.events.emit('message', message));
		connection.events.on('lost', (loss) => this.#lost(connection, loss));
	}

	#lost(connection: Connection, { reason, ended }: Loss): void {
		if (this.#connection !== connection) return;
		this.#connection = null;
		for (const publication of this.#publications) publication.detach();
		if (ended) return void this.#end(ended);
		if (connection.suspended) this.#suspended = connection;
		this.#left = connection.sessionId;
		this.#become({ kind: 'reconnecting', attempt: 1, reason });
		void this.#comeBack(reason);
	}

	/** Tries until the call is back, somebody ends it, or the server says that there is no such room. */
	async #comeBack(reason: Loss['reason']): Promise<void> {
		const outcome = await keepTrying(
			async () => {
				if (!(await this.#resume())) await this.#connect();
			},
			(attempt) => this.#become({ kind: 'reconnecting', attempt, reason }),
			this.#ending.signal,
			this.#hurry,
		);
		if (outcome.kind === 'gave-up') this.#end('failed', outcome.error);
		else if (outcome.kind === 'refused') this.#end(endings[outcome.error.reason] ?? 'failed', outcome.error);
	}

	#become(state: SessionState): void {
		this.#state = state;
		this.events.emit('state', state);
	}
}

async function unsupported(what: string): Promise<never> {
	throw new SessionError('unsupported', what);
}

function soon(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
