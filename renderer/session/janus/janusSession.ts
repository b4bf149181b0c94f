import mitt, { type Emitter } from 'mitt';
import { Ahead } from '../ahead.ts';
import { lacking } from '../lacking.ts';
import type {
	JoinOptions,
	Publication,
	PublishOptions,
	Reception,
	ReturnMeans,
	RoomPreview,
	Session,
	SessionCapabilities,
	SessionEvents,
	StreamStatistics,
	TargetOf,
} from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { SessionLife, type Ways } from '../sessionLife.ts';
import { readStreams } from '../streamReport.ts';
import { Connection, type Loss } from './connection.ts';
import type { JanusId } from './messages.ts';
import { JanusPublication } from './publication.ts';
import { openSocket, type Reached, reachRoom, reachTimeoutMs } from './reachRoom.ts';
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

/** How long joining waits for what is inside to be subscribed to; the call goes on without it. */
const settlingMs = 5_000;

/**
 * A place in a room of Janus's VideoRoom plugin. Holds what outlives a connection (who we are, what we
 * publish, what we want to receive) and makes a new connection when one is lost.
 */
export class JanusSession implements Session, Ways<Connection> {
	readonly endings = { 'room-not-found': 'call-ended' } as const;
	readonly events: Emitter<SessionEvents> = mitt<SessionEvents>();
	readonly #life = new SessionLife<JanusPublication, Connection>(this.events, this);
	readonly #wishes = new Map<string, Reception>();
	readonly #roster = new Roster();
	readonly #reached: Ahead<Reached>;
	/** Lost, and perhaps to be taken up again. */
	#suspended: Connection | null = null;
	/** By which the others know us again after a reconnection. */
	#ownId: JanusId | null = null;
	/** Our session on the server, while nobody has ended it. */
	#left: number | undefined;
	#hasTexts = true;

	constructor(private readonly target: TargetOf<'janus'>) {
		this.#roster.events.on('*', (type, event) => this.events.emit(type, event));
		this.#reached = new Ahead({
			open: async (signal) => {
				const reached = await reachRoom(target, signal, this.#left);
				this.#left = undefined;
				return reached;
			},
			holds: ({ gateway }) => !gateway.socket.closed,
			close: ({ gateway }) => gateway.end(),
		});
	}

	get capabilities(): SessionCapabilities {
		return this.#hasTexts ? capabilities : { ...capabilities, messages: { unavailable: 'server' } };
	}

	async preview(signal?: AbortSignal): Promise<RoomPreview | null> {
		const reached = await this.#reached.open(signal);
		// What fails closes its socket: joining opens another.
		return reached.look(this.#life.until(signal));
	}

	async join(options: JoinOptions, signal?: AbortSignal): Promise<void> {
		await this.#life.join(options, signal);
		// Somebody's words are lost on whoever does not receive from them yet.
		await Promise.race([this.#life.connection?.subscription.settled(), soon(settlingMs)]);
	}

	async publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication> {
		const publication: JanusPublication = new JanusPublication(track, options, {
			closed: () => this.#life.forget(publication),
			revived: async () => this.#life.connection?.send(publication),
		});
		this.#life.keep(publication);
		await this.#life.send(publication);
		return publication;
	}

	setReception(trackId: string, reception: Reception): void {
		this.#wishes.set(trackId, reception);
		this.#life.connection?.receiving.apply(trackId);
	}

	async sendMessage(text: string): Promise<void> {
		const { connection } = this.#life;
		if (!connection) throw new SessionError('not-joined');
		if (!this.#hasTexts) throw new SessionError('unsupported', 'messages');
		await connection.say(text);
	}

	setHand = lacking('hands');
	admit = lacking('knocking');
	turnAway = lacking('knocking');
	removeParticipant = lacking('moderation');
	setRoom = lacking('moderation');
	lowerHand = lacking('hands');
	endForAll = lacking('moderation');

	async statistics(): Promise<StreamStatistics[]> {
		const { connection, publications } = this.#life;
		return connection ? readStreams(connection.streams(publications)) : [];
	}

	wake(): void {
		this.#life.wake();
	}

	leave(): Promise<void> {
		return this.#life.end('left');
	}

	left(): undefined {
		this.#suspended?.close();
		this.#suspended = null;
		this.#reached.close();
	}

	async enter(options: JoinOptions, signal: AbortSignal): Promise<void> {
		if (await this.#resume()) return;
		const reached = await this.#reached.take(signal);
		try {
			const connection = await this.#enterAs(reached, options);
			this.#life.take(connection, signal);
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
		const { ended } = this.#life;
		// Not reached: it may be enough with the next try.
		const socket = await openSocket(
			this.target.url,
			AbortSignal.any([ended, AbortSignal.timeout(reachTimeoutMs)]),
			ended,
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
		this.#life.take(connection, ended);
		await this.#goOn(connection, 'signalling-resumed');
		return true;
	}

	/** @param by how it came back, if it had been lost */
	async #goOn(connection: Connection, by: ReturnMeans): Promise<void> {
		this.#life.inside(by);
		connection.start();
		await this.#life.sendAll();
		await connection.tidy().catch((error: unknown) => {
			// Lost again: the next connection begins without it.
			if (this.#life.connection === connection) console.warn('what was sent could not be told anew', error);
		});
	}

	async #enterAs(reached: Reached, options: JoinOptions): Promise<Connection> {
		const enter = (ownId: JanusId | null) =>
			Connection.enter(reached, { ...options, pin: this.target.pin, ownId }, this.#wishes);
		if (this.#ownId === null) return enter(null);
		try {
			return await enter(this.#ownId);
		} catch (error) {
			// Whoever we were is still there: the server has not noticed yet that we went.
			if (!(error instanceof SessionError && error.reason === 'name-taken')) throw error;
			return enter(null);
		}
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
		if (this.#life.connection === connection && !ended) {
			if (connection.suspended) this.#suspended = connection;
			this.#left = connection.sessionId;
		}
		this.#life.lost(connection, reason, ended);
	}
}

function soon(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
