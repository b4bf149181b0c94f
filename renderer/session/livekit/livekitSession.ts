import mitt, { type Emitter } from 'mitt';
import { keepTrying } from '../retry.ts';
import type {
	JoinOptions,
	LeaveReason,
	OwnPlace,
	Publication,
	PublishOptions,
	Reception,
	RoomPreview,
	Session,
	SessionCapabilities,
	SessionEvents,
	SessionState,
	StreamStatistics,
	TargetOf,
} from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { readStreams, sentStreams } from '../streamReport.ts';
import { Tokens } from './access.ts';
import { writeToAll } from './chat.ts';
import { Connection, type ConnectionEvents } from './connection.ts';
import { asSessionError, endingOf } from './endings.ts';
import { capabilitiesOf, type Grants, grantsOf, grantsOfToken } from './grants.ts';
import { handOf, loweredHand, raisedHand } from './hands.ts';
import { LiveKitPublication } from './publication.ts';
import { Roster } from './roster.ts';

/**
 * A place in a call on a LiveKit server. Holds what outlives a connection (what we publish, what we want to
 * receive, whether our hand is up) and makes a new connection when one cannot be resumed.
 */
export class LiveKitSession implements Session {
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #publications = new Set<LiveKitPublication>();
	readonly #wishes = new Map<string, Reception>();
	readonly #roster = new Roster();
	readonly #tokens: Tokens;
	readonly #ending = new AbortController();
	readonly #hurry = new EventTarget();
	#state: SessionState = { kind: 'new' };
	#connection: Connection | null = null;
	#options: JoinOptions | null = null;
	#grants: Grants;
	#hand: number | null = null;

	constructor(private readonly target: TargetOf<'livekit'> | TargetOf<'livekit-meet'>) {
		this.#tokens = new Tokens(target);
		this.#grants = grantsOfToken(this.#tokens.token ?? '');
		this.#roster.events.on('*', (type, event) => this.events.emit(type, event));
	}

	get capabilities(): SessionCapabilities {
		return capabilitiesOf(this.#grants);
	}

	async preview(): Promise<RoomPreview | null> {
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
			throw asSessionError(error);
		}
	}

	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		if (!this.#options || this.#state.kind === 'left') throw new SessionError('not-joined');
		const publication: LiveKitPublication = new LiveKitPublication(track, options, {
			closed: () => this.#publications.delete(publication),
			revived: () => this.#send(publication),
		});
		this.#publications.add(publication);
		try {
			await this.#send(publication);
		} catch (error) {
			// Lost on the way: the next connection sends it too. Anything else is the caller's to know.
			if (this.#connection?.open) {
				await publication.close();
				throw error;
			}
		}
		return publication;
	}

	setReception(trackId: string, reception: Reception): void {
		this.#wishes.set(trackId, reception);
		this.#connection?.apply(trackId);
	}

	async sendMessage(text: string): Promise<void> {
		this.#must(this.#grants.data);
		await writeToAll(this.#reachable().room, text);
	}

	async setHand(raised: boolean): Promise<void> {
		this.#must(this.#grants.ownMetadata);
		const { localParticipant } = this.#reachable().room;
		await localParticipant.setAttributes(raised ? raisedHand(new Date()) : { ...loweredHand });
		this.#hand = handOf(localParticipant);
		this.#tellOwn();
	}

	admit(): Promise<void> {
		return unsupported();
	}

	turnAway(): Promise<void> {
		return unsupported();
	}

	removeParticipant(): Promise<void> {
		return unsupported();
	}

	setRoom(): Promise<void> {
		return unsupported();
	}

	lowerHand(): Promise<void> {
		return unsupported();
	}

	endForAll(): Promise<void> {
		return unsupported();
	}

	async statistics(): Promise<StreamStatistics[]> {
		if (!this.#connection) return [];
		const sent = [...this.#publications].flatMap(({ source, rtpSender }) =>
			rtpSender ? [{ source, rtpSender }] : [],
		);
		return readStreams([...sentStreams(sent), ...this.#connection.received()]);
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
		this.#become({ kind: 'left', reason, ...(error && { error }) });
		for (const publication of this.#publications) publication.detach();
		this.#publications.clear();
		connection?.close();
	}

	async #connect(signal?: AbortSignal): Promise<void> {
		const options = this.#options;
		if (!options) throw new SessionError('not-joined');
		const aborted = AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
		if (aborted.aborted) throw new SessionError('aborted');
		const connection = new Connection(options, this.#wishes, this.target.passphrase);
		this.#hear(connection);
		try {
			await connection.enter(await this.#tokens.get(options.displayName, aborted), aborted);
		} catch (error) {
			connection.close();
			throw error;
		}
		const back = this.#state.kind === 'reconnecting';
		this.#connection = connection;
		this.#roster.look(connection.room);
		const { localParticipant } = connection.room;
		this.#setGrants(grantsOf(localParticipant));
		// Where the server forgot us, it is told of our hand again.
		this.#hand = handOf(localParticipant) ?? this.#hand;
		this.#tellOwn();
		this.#become(back ? { kind: 'joined', by: 'rejoined' } : { kind: 'joined' });
		this.#introduce(connection, options.displayName);
		await this.#sendAll();
	}

	/** One that cannot be sent any more does not hold up the others, nor the call. */
	async #sendAll(): Promise<void> {
		const connection = this.#connection;
		const sent = await Promise.allSettled([...this.#publications].map((one) => this.#send(one)));
		for (const result of sent)
			if (result.status === 'rejected' && this.#connection === connection)
				console.warn('a track could not be sent again', result.reason);
	}

	/** While reconnecting nothing is sent: it is, once that is over. */
	async #send(publication: LiveKitPublication): Promise<void> {
		if (this.#connection?.open) await this.#connection.send(publication);
	}

	/** The name may differ from the token's, and a hand may have been up before the server forgot us. */
	#introduce({ room: { localParticipant } }: Connection, displayName: string): void {
		if (!this.#grants.ownMetadata) return;
		const { name = '' } = localParticipant;
		const told = [
			...(name === displayName ? [] : [localParticipant.setName(displayName)]),
			...(this.#hand !== null && handOf(localParticipant) === null
				? [localParticipant.setAttributes(raisedHand(new Date(this.#hand)))]
				: []),
		];
		for (const one of told)
			one.catch((error: unknown) => console.warn('the server keeps another name or hand', error));
	}

	#hear(connection: Connection): void {
		const { events } = connection;
		for (const type of ['levels', 'active-speaker', 'connection-quality', 'message'] as const)
			events.on(type, (event) => this.events.emit(type, event as never));
		events.on('changed', () => this.#roster.look(connection.room));
		events.on('own-changed', () => {
			if (this.#connection !== connection) return;
			const { localParticipant } = connection.room;
			this.#setGrants(grantsOf(localParticipant));
			this.#hand = handOf(localParticipant);
			this.#tellOwn();
		});
		events.on('token-refreshed', (token) => this.#tokens.refreshed(token));
		events.on('interrupted', ({ reason, attempt }) =>
			this.#become({ kind: 'reconnecting', attempt, reason }),
		);
		events.on('resumed', () => {
			// livekit-client always restarts ICE along with the signalling.
			this.#become({ kind: 'joined', by: 'media-restarted' });
			void this.#sendAll();
		});
		events.on('lost', (loss) => this.#lost(connection, loss));
	}

	#lost(connection: Connection, { reason, ending }: ConnectionEvents['lost']): void {
		if (this.#connection !== connection) return;
		this.#connection = null;
		for (const publication of this.#publications) publication.detach();
		const over = endingOf(ending);
		if (over) {
			this.#end(over);
			return;
		}
		this.#become({ kind: 'reconnecting', attempt: 1, reason });
		void this.#comeBack(reason);
	}

	/** Tries until the call is back, somebody ends it, or the server says no for good. */
	async #comeBack(reason: ConnectionEvents['lost']['reason']): Promise<void> {
		const outcome = await keepTrying(
			() => this.#connect().catch((error: unknown) => this.#refused(asSessionError(error))),
			(attempt) => this.#become({ kind: 'reconnecting', attempt, reason }),
			this.#ending.signal,
			this.#hurry,
		);
		if (outcome.kind === 'gave-up') this.#end('failed', outcome.error);
		else if (outcome.kind === 'refused') {
			const { error } = outcome;
			this.#end(error.reason === 'room-not-found' ? 'call-ended' : 'failed', error);
		}
	}

	/** A token that is refused stays refused; where another one can be had, the next try asks for it. */
	#refused(error: SessionError): never {
		if (error.reason === 'removed') this.#end('removed');
		else if (error.reason === 'refused' && !this.#tokens.refused()) this.#end('failed', error);
		throw error;
	}

	#setGrants(grants: Grants): void {
		const same = JSON.stringify(capabilitiesOf(grants)) === JSON.stringify(this.capabilities);
		this.#grants = grants;
		if (!same) this.events.emit('capabilities-changed', undefined);
	}

	#tellOwn(): void {
		const own: OwnPlace = { role: 'guest', hand: this.#hand };
		this.events.emit('own-changed', own);
	}

	#must(allowed: boolean): void {
		if (!allowed) throw new SessionError('unsupported', 'the token does not allow it');
	}

	#reachable(): Connection {
		if (!this.#connection?.open) throw new SessionError('not-joined');
		return this.#connection;
	}

	#become(state: SessionState): void {
		this.#state = state;
		this.events.emit('state', state);
	}
}

function unsupported(): Promise<never> {
	return Promise.reject(new SessionError('unsupported'));
}
