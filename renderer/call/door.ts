import mitt, { type Emitter } from 'mitt';
import type { OwnPlace, RoomConditions, Session, WaitingPerson } from '../session/session.ts';
import { SessionError } from '../session/sessionError.ts';
import type { CallIntents, RoomState } from './state.ts';

export type DoorEvents = {
	changed: undefined;
	/** Somebody knocks. */
	knock: WaitingPerson;
	/** They were let in, turned away, or went. */
	answered: WaitingPerson;
	/** Somebody changed what the room is like. */
	conditions: 'room-locked' | 'room-unlocked' | 'knocking-on' | 'knocking-off';
	'own-hand-lowered': undefined;
	/** What one wanted of the room did not happen. */
	failed: undefined;
};

type DoorIntents = Pick<
	CallIntents,
	'admit' | 'turnAway' | 'removeParticipant' | 'setRoom' | 'endForAll' | 'setHand' | 'lowerHand'
>;

const open: RoomState = { role: 'guest', locked: false, knocking: false, waiting: [] };

/**
 * Who may come in and who decides: the room's conditions, those who knock, one's own role and hand. The
 * server decides all of it; this remembers what it said and asks it for what a person wants.
 */
export class Door implements DoorIntents {
	readonly events: Emitter<DoorEvents> = mitt<DoorEvents>();
	#session: Session | null = null;
	#room: RoomState = open;
	#hand: number | null = null;
	/** The hand that oneself is just lowering. */
	#lowering = false;
	/** What a room is like when one comes in is no news. */
	#announcing = false;

	get room(): RoomState {
		return this.#room;
	}

	/** Since when one's own hand is raised. */
	get hand(): number | null {
		return this.#hand;
	}

	follow(session: Session): void {
		this.#session = session;
		session.events.on('room-changed', (conditions) => this.#conditionsChanged(conditions));
		session.events.on('waiting-changed', (waiting) => this.#waitingChanged(waiting));
		session.events.on('own-changed', (own) => this.#ownChanged(own));
	}

	/** From now on changes are told. */
	announce(): void {
		this.#announcing = true;
	}

	admit(waitingId: string): Promise<void> {
		return this.#ask((session) => session.admit(waitingId));
	}

	turnAway(waitingId: string): Promise<void> {
		return this.#ask((session) => session.turnAway(waitingId));
	}

	removeParticipant(participantId: string): Promise<void> {
		return this.#ask((session) => session.removeParticipant(participantId));
	}

	setRoom(change: Partial<RoomConditions>): Promise<void> {
		return this.#ask((session) => session.setRoom(change));
	}

	endForAll(): Promise<void> {
		return this.#ask((session) => session.endForAll());
	}

	lowerHand(participantId: string): Promise<void> {
		return this.#ask((session) => session.lowerHand(participantId));
	}

	async setHand(raised: boolean): Promise<void> {
		this.#lowering = !raised;
		await this.#ask((session) => session.setHand(raised));
		this.#lowering = false;
	}

	/** Nobody waits any more, and no hand is up. */
	close(): void {
		this.#session = null;
		this.#room = { ...this.#room, waiting: [] };
		this.#hand = null;
		this.events.all.clear();
	}

	async #ask(what: (session: Session) => Promise<void>): Promise<void> {
		try {
			if (!this.#session) throw new SessionError('not-joined');
			await what(this.#session);
		} catch (error) {
			if (!(error instanceof SessionError)) console.error('the room could not be changed', error);
			this.events.emit('failed');
		}
	}

	#conditionsChanged({ locked, knocking }: RoomConditions): void {
		const before = this.#room;
		this.#room = { ...before, locked, knocking };
		this.events.emit('changed');
		if (!this.#announcing) return;
		if (locked !== before.locked) this.events.emit('conditions', locked ? 'room-locked' : 'room-unlocked');
		if (knocking !== before.knocking)
			this.events.emit('conditions', knocking ? 'knocking-on' : 'knocking-off');
	}

	#waitingChanged(waiting: readonly WaitingPerson[]): void {
		const before = this.#room.waiting;
		this.#room = { ...this.#room, waiting };
		this.events.emit('changed');
		const missing = (one: WaitingPerson, list: readonly WaitingPerson[]) =>
			!list.some(({ id }) => id === one.id);
		for (const one of before) if (missing(one, waiting)) this.events.emit('answered', one);
		for (const one of waiting) if (missing(one, before)) this.events.emit('knock', one);
	}

	#ownChanged({ role, hand }: OwnPlace): void {
		const lowered = this.#hand !== null && hand === null && !this.#lowering;
		this.#room = { ...this.#room, role };
		this.#hand = hand;
		if (role === 'guest' && this.#room.waiting.length > 0) this.#waitingChanged([]);
		this.events.emit('changed');
		if (lowered) this.events.emit('own-hand-lowered');
	}
}
