import mitt, { type Emitter } from 'mitt';
import type { Enter, ParleyRequests } from '../../../contract/signalling/extensions.ts';
import type { OwnPlace, RoomConditions, Session, SessionCapabilities, SessionEvents } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import type { Connection } from './connection.ts';

type RoomControlEvents = Pick<SessionEvents, 'own-changed' | 'room-changed' | 'waiting-changed'>;
type Controls = Pick<
	Session,
	'admit' | 'turnAway' | 'removeParticipant' | 'setRoom' | 'lowerHand' | 'endForAll' | 'setHand'
>;
type Deed = Extract<
	keyof ParleyRequests,
	`parley:${'admit' | 'turn-away' | 'remove' | 'lower-hand' | 'set-room' | 'end'}`
>;

const unavailable = { unavailable: 'server' } as const;

/** The room's door and one's own place in the room, over however many connections. */
export class RoomControl implements Controls {
	readonly events: Emitter<RoomControlEvents> = mitt<RoomControlEvents>();
	#connection: Connection | null = null;
	/** False on a host of before. */
	#supported = true;
	#own: OwnPlace = { role: 'guest', hand: null };

	/** @param ownId the peer id by which the host speaks of oneself */
	constructor(private readonly ownId: string) {}

	get capabilities(): Pick<SessionCapabilities, 'moderation' | 'knocking' | 'hands'> {
		const all = this.#supported || unavailable;
		return { moderation: all, knocking: all, hands: all };
	}

	/** From now on this connection tells; what it starts with is told at once. */
	follow(connection: Connection, room: Enter['reply']['room']): void {
		this.#connection = connection;
		this.#supported = room !== undefined;
		if (!room) return;
		const { locked, knocking, role, hand } = room;
		this.events.emit('room-changed', { locked, knocking });
		this.#become({ role, hand });
		connection.events.on('room-changed', (conditions) => this.events.emit('room-changed', conditions));
		connection.events.on('waiting-changed', (waiting) => this.events.emit('waiting-changed', waiting));
		connection.events.on('role-changed', ({ peerId, role: now }) => {
			if (peerId === this.ownId) this.#become({ ...this.#own, role: now });
		});
		connection.events.on('hand-changed', ({ peerId, since }) => {
			if (peerId === this.ownId) this.#become({ ...this.#own, hand: since });
		});
	}

	/** There is no connection until the next `follow`. */
	detach(): void {
		this.#connection = null;
	}

	admit(waitingId: string): Promise<void> {
		return this.#ask('parley:admit', { peerId: waitingId });
	}

	turnAway(waitingId: string): Promise<void> {
		return this.#ask('parley:turn-away', { peerId: waitingId });
	}

	removeParticipant(participantId: string): Promise<void> {
		return this.#ask('parley:remove', { peerId: participantId });
	}

	lowerHand(participantId: string): Promise<void> {
		return this.#ask('parley:lower-hand', { peerId: participantId });
	}

	setRoom(change: Partial<RoomConditions>): Promise<void> {
		return this.#ask('parley:set-room', change);
	}

	endForAll(): Promise<void> {
		return this.#ask('parley:end', {});
	}

	async setHand(raised: boolean): Promise<void> {
		// The host tells of it before it answers: by then `own-changed` has been said.
		await this.#reachable().socket.request('parley:raise-hand', { raised });
	}

	async #ask<D extends Deed>(deed: D, data: object): Promise<void> {
		await this.#reachable().socket.request(deed, data as never);
	}

	#reachable(): Connection {
		if (!this.#connection) throw new SessionError('not-joined');
		if (!this.#supported) throw new SessionError('unsupported');
		return this.#connection;
	}

	#become(own: OwnPlace): void {
		this.#own = own;
		this.events.emit('own-changed', own);
	}
}
