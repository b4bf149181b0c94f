import mitt, { type Emitter } from 'mitt';
import type { RoomConditions } from '../../../contract/signalling/extensions.ts';
import { limits } from '../../../contract/signalling/limits.ts';
import { TokenBucket } from '../limits/tokenBucket.ts';
import { Refusal } from '../refusal.ts';
import type { Peer } from './peer.ts';
import type { PeerSecrets } from './peerSecrets.ts';
import type { Removals } from './removals.ts';

/** Knocks from one address: an office that comes to its meeting, not somebody who leans on the bell. */
const knocks = { burst: 30, perSecond: 0.2 };
/** Of the places to wait, one address fills no more. */
const waitingPerHousehold = 25;
const mostHouseholds = 1000;

/** What becomes of a knock. */
export type Answer = 'admitted' | 'turned-away' | 'locked' | 'unanswered' | 'gone';

interface Waiting {
	readonly peer: Peer;
	readonly name: string;
	/** Milliseconds since 1970. */
	readonly since: number;
	answer(answer: Answer): void;
}

export type DoorEvents = {
	conditions: RoomConditions;
	/** Who waits, the longest first. */
	waiting: { peerId: string; name: string; since: number }[];
};

/** A room's door: who comes in by themselves, who waits to be let in, and who does not get in. */
export class Door {
	readonly events: Emitter<DoorEvents> = mitt();
	readonly #waiting = new Map<string, Waiting>();
	readonly #paces = new Map<string, TokenBucket>();
	#conditions: RoomConditions = { locked: false, knocking: false };

	constructor(
		private readonly secrets: PeerSecrets,
		private readonly removals: Removals,
	) {}

	get conditions(): RoomConditions {
		return this.#conditions;
	}

	get waiting(): DoorEvents['waiting'] {
		return [...this.#waiting.values()].map(({ peer, name, since }) => ({ peerId: peer.id, name, since }));
	}

	/** What somebody finds who is at it. */
	as(peer: Peer): 'open' | 'knocking' | 'locked' {
		// Who was inside is no newcomer: their network blinked.
		if (peer.role === 'host' || peer.admitted || this.secrets.isSettled(peer.id)) return 'open';
		if (this.#conditions.locked) return 'locked';
		return this.#conditions.knocking || this.removals.hasHousehold(peer.household) ? 'knocking' : 'open';
	}

	/** @throws {Refusal} removed, locked, must-knock */
	assertOpenTo(peer: Peer): void {
		if (this.removals.has(peer.id)) throw new Refusal('removed', 'a host removed you from this call');
		const door = this.as(peer);
		if (door === 'locked') throw new Refusal('locked', 'the call is locked');
		if (door === 'knocking') throw new Refusal('must-knock', 'a host has to let you in');
	}

	/**
	 * Somebody asks to be let in.
	 * @param patience milliseconds after which nobody has answered
	 * @throws {Refusal} removed, locked, too-fast, too-many
	 */
	knock(peer: Peer, name: string, patience: number): { since: number; answered: Promise<Answer> } {
		if (this.removals.has(peer.id)) throw new Refusal('removed', 'a host removed you from this call');
		if (this.as(peer) === 'locked') throw new Refusal('locked', 'the call is locked');
		if (!this.#pace(peer.household).take()) throw new Refusal('too-fast', 'knocks');
		this.forget(peer);
		const neighbours = [...this.#waiting.values()].filter((one) => one.peer.household === peer.household);
		const full = this.#waiting.size >= limits.waitingPerRoom || neighbours.length >= waitingPerHousehold;
		if (full) throw new Refusal('too-many', 'people who wait');
		const since = Date.now();
		if (this.as(peer) === 'open') {
			peer.admitted = true;
			return { since, answered: Promise.resolve('admitted') };
		}
		const answered = new Promise<Answer>((resolve) => {
			const timer = setTimeout(() => this.#answer(peer.id, 'unanswered'), patience);
			const answer = (how: Answer) => {
				clearTimeout(timer);
				peer.admitted = how === 'admitted';
				resolve(how);
			};
			this.#waiting.set(peer.id, { peer, name, since, answer });
		});
		this.#tellWaiting();
		return { since, answered };
	}

	/** @throws {Refusal} not-found */
	admit(peerId: string): void {
		if (!this.#answer(peerId, 'admitted')) throw new Refusal('not-found');
	}

	/** @throws {Refusal} not-found */
	turnAway(peerId: string): void {
		if (!this.#answer(peerId, 'turned-away')) throw new Refusal('not-found');
	}

	/** Whoever waits is answered by it: a locked door stays closed, and one without knocking opens. */
	set(change: { locked?: boolean | undefined; knocking?: boolean | undefined }): void {
		const before = this.#conditions;
		const { locked = before.locked, knocking = before.knocking } = change;
		if (locked === before.locked && knocking === before.knocking) return;
		this.#conditions = { locked, knocking };
		this.events.emit('conditions', this.#conditions);
		for (const { peer } of [...this.#waiting.values()]) {
			const door = this.as(peer);
			if (door !== 'knocking') this.#answer(peer.id, door === 'open' ? 'admitted' : 'locked');
		}
	}

	/** They went. */
	forget(peer: Peer): void {
		if (this.waits(peer)) this.#answer(peer.id, 'gone');
	}

	/** Whether it waits to be let in. */
	waits(peer: Peer): boolean {
		return this.#waiting.get(peer.id)?.peer === peer;
	}

	/** @returns whether they waited */
	#answer(peerId: string, how: Answer): boolean {
		const waiting = this.#waiting.get(peerId);
		if (!waiting) return false;
		this.#waiting.delete(peerId);
		waiting.answer(how);
		this.#tellWaiting();
		return true;
	}

	#tellWaiting(): void {
		this.events.emit('waiting', this.waiting);
	}

	#pace(household: string): TokenBucket {
		const pace = this.#paces.get(household) ?? new TokenBucket(knocks.burst, knocks.perSecond);
		// The one that knocked last stands last: the first is the one to be forgotten.
		this.#paces.delete(household);
		this.#paces.set(household, pace);
		const [oldest] = this.#paces.keys();
		if (this.#paces.size > mostHouseholds && oldest !== undefined) this.#paces.delete(oldest);
		return pace;
	}
}
