import type { Device } from 'mediasoup-client';
import mitt, { type Emitter } from 'mitt';
import { closeCodes } from '../../../contract/signalling/refusals.ts';
import { newIdentity } from '../identity.ts';
import { keepTrying } from '../retry.ts';
import type {
	JoinOptions,
	LeaveReason,
	Publication,
	PublishOptions,
	Reception,
	ReturnMeans,
	RoomConditions,
	RoomPreview,
	Session,
	SessionCapabilities,
	SessionEvents,
	SessionIdentity,
	SessionState,
	StreamStatistics,
	TargetOf,
} from '../session.ts';
import { SessionError, type SessionErrorReason } from '../sessionError.ts';
import { Connection, type ConnectionEvents } from './connection.ts';
import { enterOrKnock } from './knocking.ts';
import { MediasoupPublication } from './publication.ts';
import { type Reached, reachHost } from './reachHost.ts';
import { RoomControl } from './roomControl.ts';
import { Roster } from './roster.ts';
import { readStatistics } from './statistics.ts';

const capabilities = {
	publish: true,
	receive: true,
	layers: true,
	'pause-reception': true,
	messages: true,
	'screen-beside-camera': true,
	'mute-without-renegotiation': true,
	preview: true,
} as const;

/** What a refusal means to who was in the call already. */
const endings: Partial<Record<SessionErrorReason, LeaveReason>> = {
	'room-not-found': 'call-ended',
	removed: 'removed',
};

/** Makes the device that knows what this browser can send and receive. Injected, so that tests run without one. */
export type LoadDevice = (
	routerRtpCapabilities: Reached['welcome']['routerRtpCapabilities'],
) => Promise<Device>;

/**
 * A place in a call on a mediasoup host. Holds what outlives a connection (who we are, what we publish,
 * what we want to receive) and makes a new connection when one is lost.
 */
export class MediasoupSession implements Session {
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #publications = new Set<MediasoupPublication>();
	readonly #wishes = new Map<string, Reception>();
	readonly #roster = new Roster();
	readonly #identity: SessionIdentity;
	readonly #room: RoomControl;
	readonly #ending = new AbortController();
	readonly #hurry = new EventTarget();
	#state: SessionState = { kind: 'new' };
	#prepared: Promise<{ reached: Reached; device: Device }> | null = null;
	#connection: Connection | null = null;
	#options: JoinOptions | null = null;

	constructor(
		private readonly target: TargetOf<'parley'>,
		private readonly loadDevice: LoadDevice,
	) {
		this.#identity = target.identity ?? newIdentity();
		this.#roster.events.on('*', (type, event) => this.events.emit(type, event));
		this.#room = new RoomControl(this.#identity.peerId);
		this.#room.events.on('*', (type, event) => this.events.emit(type, event));
	}

	get capabilities(): SessionCapabilities {
		return { ...capabilities, ...this.#room.capabilities };
	}

	async preview(signal?: AbortSignal): Promise<RoomPreview | null> {
		const { inside, door = 'open' } = (await this.#prepare(signal)).reached.welcome;
		return { inside, door: this.target.invitation.moderator ? 'open' : door };
	}

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
		const ended = AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
		const outcome = await keepTrying(
			() => this.#connect(signal),
			() => {},
			ended,
			this.#hurry,
		);
		if (outcome.kind === 'aborted') throw new SessionError('aborted');
		if (outcome.kind !== 'done') throw outcome.error;
	}

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

	async sendMessage(text: string): Promise<void> {
		if (!this.#connection) throw new SessionError('not-joined');
		await this.#connection.socket.request('parley:say', { text });
	}

	setHand(raised: boolean): Promise<void> {
		return this.#room.setHand(raised);
	}

	admit(waitingId: string): Promise<void> {
		return this.#room.admit(waitingId);
	}

	turnAway(waitingId: string): Promise<void> {
		return this.#room.turnAway(waitingId);
	}

	removeParticipant(participantId: string): Promise<void> {
		return this.#room.removeParticipant(participantId);
	}

	setRoom(change: Partial<RoomConditions>): Promise<void> {
		return this.#room.setRoom(change);
	}

	lowerHand(participantId: string): Promise<void> {
		return this.#room.lowerHand(participantId);
	}

	endForAll(): Promise<void> {
		return this.#room.endForAll();
	}

	async statistics(): Promise<StreamStatistics[]> {
		return this.#connection ? readStatistics(this.#connection.statistics(this.#publications)) : [];
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
		this.#room.detach();
		this.#become({ kind: 'left', reason, ...(error && { error }) });
		const prepared = this.#prepared;
		this.#prepared = null;
		// A preview that never became a connection; its failure was told to whoever asked for it.
		prepared?.then(
			({ reached }) => reached.socket.close(),
			() => {},
		);
		for (const publication of this.#publications) publication.detach();
		this.#publications.clear();
		// The socket's closing tells the others just as well if this does not get through.
		if (connection && !connection.socket.closed)
			await Promise.race([connection.socket.request('parley:leave', undefined).catch(() => {}), soon(300)]);
		connection?.close();
	}

	#prepare(signal?: AbortSignal): Promise<{ reached: Reached; device: Device }> {
		if (this.#state.kind === 'left') return Promise.reject(new SessionError('aborted'));
		const aborted = AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
		this.#prepared ??= reachHost(this.target, this.#identity, aborted).then(
			async (reached) => ({ reached, device: await this.loadDevice(reached.welcome.routerRtpCapabilities) }),
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
		let prepared = await this.#prepare(signal);
		// The lobby may have been open so long that the host or the network closed the socket.
		if (prepared.reached.socket.closed) {
			this.#prepared = null;
			prepared = await this.#prepare(signal);
		}
		this.#prepared = null;
		const { reached, device } = prepared;
		const { socket } = reached;
		try {
			const { moderator } = this.target.invitation;
			const { connection, peers, consumers, room } = await enterOrKnock(
				socket,
				options.displayName,
				() => Connection.enter(socket, device, options, this.#wishes, moderator),
				(since) => this.#become({ kind: 'knocking', since }),
				AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]),
			);
			if (this.#ending.signal.aborted) {
				connection.close();
				throw new SessionError('aborted');
			}
			this.#connection = connection;
			this.#roster.follow(connection, peers, consumers, room);
			this.#room.follow(connection, room);
			this.#hear(connection);
			const again = this.#state.kind === 'reconnecting';
			this.#become({ kind: 'joined', ...(again && { by: 'rejoined' }) });
			const received = connection.receive(consumers);
			connection.start();
			await Promise.all([received, this.#sendAgain(connection)]);
		} catch (error) {
			socket.close();
			throw error;
		}
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

	#lost(connection: Connection, { reason, code }: ConnectionEvents['lost']): void {
		if (this.#connection !== connection) return;
		this.#connection = null;
		this.#room.detach();
		for (const publication of this.#publications) publication.detach();
		if (code === closeCodes.removed) return void this.#end('removed');
		if (code === closeCodes.callEnded) return void this.#end('call-ended');
		if (code === closeCodes.replaced) return void this.#end('replaced');
		if (code === closeCodes.roomNotFound) return void this.#end('call-ended');
		this.#become({ kind: 'reconnecting', attempt: 1, reason });
		void this.#comeBack(reason);
	}

	/** Tries until the call is back, somebody ends it, or the host says that there is no such call. */
	async #comeBack(reason: ConnectionEvents['lost']['reason']): Promise<void> {
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

function asSessionError(error: unknown): SessionError {
	return error instanceof SessionError
		? error
		: new SessionError('protocol', String(error), { cause: error });
}

function soon(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
