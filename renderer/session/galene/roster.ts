import mitt, { type Emitter } from 'mitt';
import { Attendance, type AttendanceEvents } from '../attendance.ts';
import type { OwnPlace, SessionEvents } from '../session.ts';
import { Ghosts } from './ghosts.ts';
import type { ServerMessageOf } from './messages.ts';
import { RemoteTracks } from './remoteTracks.ts';
import { readUserData } from './userData.ts';

type User = ServerMessageOf<'user'>;

type RosterEvents = AttendanceEvents & Pick<SessionEvents, 'own-changed'>;

/** Who is there, as one connection after the other tells it. */
export class Roster {
	readonly events: Emitter<RosterEvents> = mitt<RosterEvents>();
	readonly #attendance = new Attendance();
	readonly tracks = new RemoteTracks(this.#attendance);
	/** Whose app is ours. */
	readonly #ours = new Set<string>();
	readonly #ghosts = new Ghosts((id) => this.#leave(id));
	/** By which the server speaks of oneself. */
	#ownId: string | null = null;
	#own: OwnPlace = { role: 'guest', hand: null };
	/** Whom this connection told of; null once it has told of everybody. */
	#told: Set<string> | null = null;

	constructor() {
		this.#attendance.events.on('*', (type, event) => this.events.emit(type, event));
	}

	/** A new connection, known by this id, begins to tell who is there. */
	begin(ownId: string): void {
		if (this.#ownId !== null) this.#ghosts.add(this.#ownId);
		this.#ownId = ownId;
		this.#told = new Set();
		this.tracks.forgetStreams();
	}

	/** It has told of everybody: who was not among them has left. */
	complete(): void {
		const told = this.#told;
		this.#told = null;
		if (told) for (const id of this.#attendance.ids()) if (!told.has(id)) this.#leave(id);
	}

	hear(user: User): void {
		if (user.id === this.#ownId) this.#hearOwn(user);
		else if (user.kind === 'delete') this.#leave(user.id);
		else this.#hearOther(user);
	}

	#hearOther(user: User): void {
		const { hand, published, place } = readUserData(user.data);
		if (place) void this.#ghosts.hear(user.id, place);
		if (this.#ghosts.has(user.id)) return;
		this.#told?.add(user.id);
		if (published) this.#ours.add(user.id);
		const known = this.#attendance.participant(user.id);
		this.#attendance.see({
			id: user.id,
			displayName: user.username || '?',
			role: user.permissions.includes('op') ? 'host' : 'guest',
			hand: handSince(hand, known?.hand),
		});
		this.tracks.setPublished(user.id, published);
	}

	/** Whether somebody's app is ours, and understands what only ours say to each other. */
	isOurs(id: string): boolean {
		return this.#ours.has(id);
	}

	ids(): string[] {
		return this.#attendance.ids();
	}

	#hearOwn({ kind, permissions, data }: User): void {
		if (kind === 'delete') return;
		const own: OwnPlace = {
			role: permissions.includes('op') ? 'host' : 'guest',
			hand: handSince(readUserData(data).hand, this.#own.hand),
		};
		if (own.role === this.#own.role && own.hand === this.#own.hand) return;
		this.#own = own;
		this.events.emit('own-changed', own);
	}

	#leave(id: string): void {
		this.#ghosts.left(id);
		this.tracks.userLeft(id);
		this.#ours.delete(id);
		this.#attendance.leave(id);
	}
}

/** Galene's own clients say that a hand is up, and not since when: then it is since we first heard of it. */
function handSince(hand: boolean | number, before: number | null | undefined): number | null {
	if (hand === false) return null;
	return typeof hand === 'number' ? hand : (before ?? Date.now());
}
