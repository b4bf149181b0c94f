import type { Emitter } from 'mitt';
import type { NewConsumer, Peer } from '../../../contract/signalling/dialect.ts';
import type { Enter } from '../../../contract/signalling/extensions.ts';
import type {
	JoinOptions,
	LeaveReason,
	Publication,
	PublishOptions,
	Reception,
	SessionEvents,
	StreamStatistics,
} from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { SessionLife, type Ways } from '../sessionLife.ts';
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

/**
 * A place in a call whose media goes through mediasoup: what is the same on our own host and on servers of
 * mediasoup-demo.
 */
export class PlaceInCall implements Ways<Connection> {
	readonly endings = { 'room-not-found': 'call-ended', removed: 'removed' } as const;
	readonly #life: SessionLife<MediasoupPublication, Connection>;
	readonly #wishes = new Map<string, Reception>();
	readonly #roster = new Roster();

	/** @param events told of everything that happens */
	constructor(
		private readonly events: Emitter<SessionEvents>,
		private readonly entry: Entry,
	) {
		this.#life = new SessionLife(events, this);
		this.#roster.events.on('*', (type, event) => this.events.emit(type, event));
	}

	/** Null while there is none, or none over which anything may be said: while reconnecting nothing is sent. */
	get connection(): Connection | null {
		return this.#life.state.kind === 'joined' ? this.#life.connection : null;
	}

	/** @throws {SessionError} */
	join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		return this.#life.join(options, signal);
	}

	/** @throws {SessionError} */
	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		const publication: MediasoupPublication = new MediasoupPublication(track, options, {
			closed: () => this.#life.forget(publication),
			revived: async () => this.#life.connection?.send(publication),
		});
		this.#life.keep(publication);
		// Its media is looking for another way; without a connection there is nothing to hold back.
		if (this.#life.connection && this.#life.state.kind === 'reconnecting') void publication.hold(true);
		await this.#life.send(publication);
		return publication;
	}

	setReception(trackId: string, reception: Reception): void {
		this.#wishes.set(trackId, reception);
		this.#life.connection?.receiving.apply(trackId);
	}

	async statistics(): Promise<StreamStatistics[]> {
		const { connection, publications } = this.#life;
		return connection ? readStatistics(connection.statistics(publications)) : [];
	}

	wake(): void {
		this.#life.wake();
	}

	/** Leaves and frees everything. Safe in any state. */
	leave(): Promise<void> {
		return this.#life.end('left');
	}

	left(connection: Connection | null): Promise<void> | undefined {
		this.entry.detached();
		this.entry.close();
		// The socket's closing tells the others just as well if this does not get through.
		return connection && !connection.socket.closed ? this.entry.farewell(connection) : undefined;
	}

	async enter(options: JoinOptions, signal: AbortSignal, back: boolean): Promise<void> {
		try {
			await this.#enter(options, signal);
		} catch (error) {
			const lost = error instanceof SessionError && error.reason === 'unreachable';
			if (back || !lost || this.#life.state.kind !== 'knocking') throw error;
			// Who was lost while waiting at the door goes back there.
			await this.#life.insist(() => this.#enter(options, signal), signal);
		}
	}

	async #enter(options: JoinOptions, signal: AbortSignal): Promise<void> {
		const waits = (since: number) => this.#life.say({ kind: 'knocking', since });
		const entered = await this.entry.enter(options, this.#wishes, waits, signal);
		const { connection, peers, consumers, room } = entered;
		this.#life.take(connection, signal);
		this.#roster.follow(connection, peers, consumers, room);
		this.entry.entered(entered);
		this.#hear(connection);
		this.#life.inside();
		const received = connection.receive(consumers);
		connection.start();
		await Promise.all([received, this.#life.sendAll()]);
	}

	#hear(connection: Connection): void {
		connection.events.on('levels', (levels) => this.events.emit('levels', levels));
		connection.events.on('active-speaker', (speaker) => this.events.emit('active-speaker', speaker));
		connection.events.on('connection-quality', (quality) => this.events.emit('connection-quality', quality));
		connection.events.on('message', (message) => this.events.emit('message', message));
		// The connection tries to get its media through again; nothing is sent until then.
		connection.events.on('faltered', () => {
			if (this.#life.connection !== connection) return;
			this.#hold(true);
			this.#life.falter(connection, 'media-lost');
		});
		connection.events.on('recovered', ({ by }) => {
			if (this.#life.connection !== connection) return;
			this.#life.recover(connection, by);
			this.#hold(false);
		});
		connection.events.on('lost', (loss) => this.#lost(connection, loss));
	}

	#hold(held: boolean): void {
		for (const publication of this.#life.publications)
			publication.hold(held).catch((error: unknown) => console.warn('a track could not be held', error));
	}

	#lost(connection: Connection, loss: Loss): void {
		if (this.#life.connection !== connection) return;
		this.entry.detached();
		this.#life.lost(connection, loss.reason, this.entry.endOf(loss));
	}
}
