import mitt, { type Emitter } from 'mitt';
import { lacking } from '../lacking.ts';
import type {
	JoinOptions,
	OwnPlace,
	Publication,
	PublishOptions,
	Reception,
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
import { Tokens } from './access.ts';
import { writeToAll } from './chat.ts';
import { Connection } from './connection.ts';
import { asSessionError, endingOf } from './endings.ts';
import { capabilitiesOf, type Grants, grantsOf, grantsOfToken } from './grants.ts';
import { handOf, loweredHand, raisedHand } from './hands.ts';
import { LiveKitPublication } from './publication.ts';
import { Roster } from './roster.ts';

/**
 * A place in a call on a LiveKit server. Holds what outlives a connection (what we publish, what we want to
 * receive, whether our hand is up) and makes a new connection when one cannot be resumed.
 */
export class LiveKitSession implements Session, Ways<Connection> {
	readonly endings = { 'room-not-found': 'call-ended' } as const;
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #life = new SessionLife<LiveKitPublication, Connection>(this.events, this);
	readonly #wishes = new Map<string, Reception>();
	readonly #roster = new Roster();
	readonly #tokens: Tokens;
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

	join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		return this.#life.join(options, signal);
	}

	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		const publication: LiveKitPublication = new LiveKitPublication(track, options, {
			closed: () => this.#life.forget(publication),
			revived: async () => this.#life.connection?.send(publication),
		});
		this.#life.keep(publication);
		await this.#life.send(publication);
		return publication;
	}

	setReception(trackId: string, reception: Reception): void {
		this.#wishes.set(trackId, reception);
		this.#life.connection?.apply(trackId);
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

	admit = lacking('knocking');
	turnAway = lacking('knocking');
	removeParticipant = lacking('moderation');
	setRoom = lacking('moderation');
	lowerHand = lacking('hands');
	endForAll = lacking('moderation');

	async statistics(): Promise<StreamStatistics[]> {
		const { connection, publications } = this.#life;
		return connection ? readStreams([...sentStreams(publications), ...connection.received()]) : [];
	}

	wake(): void {
		this.#life.wake();
	}

	leave(): Promise<void> {
		return this.#life.end('left');
	}

	async enter(options: JoinOptions, signal: AbortSignal, back: boolean): Promise<void> {
		try {
			await this.#enter(options, signal);
		} catch (error) {
			const told = asSessionError(error);
			if (back) this.#refused(told);
			throw told;
		}
	}

	async #enter(options: JoinOptions, signal: AbortSignal): Promise<void> {
		if (signal.aborted) throw new SessionError('aborted');
		const connection = new Connection(options, this.#wishes, this.target.passphrase);
		this.#hear(connection);
		try {
			await connection.enter(await this.#tokens.get(options.displayName, signal), signal);
		} catch (error) {
			connection.close();
			throw error;
		}
		this.#life.take(connection, signal);
		this.#roster.look(connection.room);
		const { localParticipant } = connection.room;
		this.#setGrants(grantsOf(localParticipant));
		// Where the server forgot us, it is told of our hand again.
		this.#hand = handOf(localParticipant) ?? this.#hand;
		this.#tellOwn();
		this.#life.inside();
		this.#introduce(connection, options.displayName);
		await this.#life.sendAll();
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
			if (this.#life.connection !== connection) return;
			const { localParticipant } = connection.room;
			this.#setGrants(grantsOf(localParticipant));
			this.#hand = handOf(localParticipant);
			this.#tellOwn();
		});
		events.on('token-refreshed', (token) => this.#tokens.refreshed(token));
		events.on('interrupted', ({ reason, attempt }) => this.#life.falter(connection, reason, attempt));
		events.on('resumed', () => {
			// livekit-client always restarts ICE along with the signalling.
			this.#life.recover(connection, 'media-restarted');
			void this.#life.sendAll();
		});
		events.on('lost', ({ reason, ending }) => this.#life.lost(connection, reason, endingOf(ending)));
	}

	/** A token that is refused stays refused; where another one can be had, the next try asks for it. */
	#refused(error: SessionError): void {
		if (error.reason === 'removed') void this.#life.end('removed');
		else if (error.reason === 'refused' && !this.#tokens.refused()) void this.#life.end('failed', error);
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
		const { connection } = this.#life;
		if (!connection?.open) throw new SessionError('not-joined');
		return connection;
	}
}
