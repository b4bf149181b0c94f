import mitt, { type Emitter } from 'mitt';
import type { OwnPlace, RemoteParticipant, SessionEvents } from '../session.ts';
import { Ghosts } from './ghosts.ts';
import type { ServerMessageOf } from './messages.ts';
import { RemoteTracks, type RemoteTracksEvents } from './remoteTracks.ts';
import { readUserData } from './userData.ts';

type User = ServerMessageOf<'user'>;

type RosterEvents = RemoteTracksEvents &
	Pick<SessionEvents, 'participant-joined' | 'participant-changed' | 'participant-left' | 'own-changed'>;

/**
 * Who is there, over however many connections: after a reconnection it tells only what changed meanwhile, so that
 * nobody seems to leave and come back because our own network blinked.
 */
export class Roster {
	readonly events: Emitter<RosterEvents> = mitt<RosterEvents>();
	readonly tracks = new RemoteTracks();
	readonly #participants = new Map<string, RemoteParticipant>();
	/** Whose app is ours. */
	readonly #ours = new Set<string>();
	readonly #ghosts = new Ghosts((id) => this.#leave(id));
	/** By which the server speaks of oneself. */
	#ownId: string | null = null;
	#own: OwnPlace = { role: 'guest', hand: null };
	/** Whom this connection told of; null once it has told of everybody. */
	#told: Set<string> | null = null;

	constructor() {
		this.tracks.events.on('*', (type, event) => this.events.emit(type, event));
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
		if (told) for (const id of [...this.#participants.keys()]) if (!told.has(id)) this.#leave(id);
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
		const known = this.#participants.get(user.id);
		this.#change({
			id: user.id,
			displayName: user.username || '?',
			role: user.permissions.includes('op') ? 'host' : 'guest',
			hand: handSince(hand, known?.hand),
		});
		this.tracks.setPublished(user.id, published);
	}

	has(id: string): boolean {
		return this.#participants.has(id);
	}

	/** Whether somebody's app is ours, and understands what only ours say to each other. */
	isOurs(id: string): boolean {
		return this.#ours.has(id);
	}

	ids(): string[] {
		return [...this.#participants.keys()];
	}

	get own(): OwnPlace {
		return this.#own;
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

	#change(participant: RemoteParticipant): void {
		const known = this.#participants.get(participant.id);
		this.#participants.set(participant.id, participant);
		if (!known) {
			this.events.emit('participant-joined', participant);
			return;
		}
		const same =
			known.displayName === participant.displayName &&
			known.role === participant.role &&
			known.hand === participant.hand;
		if (!same) this.events.emit('participant-changed', participant);
	}

	#leave(id: string): void {
		this.#ghosts.left(id);
		this.tracks.userLeft(id);
		this.#ours.delete(id);
		if (this.#participants.delete(id)) this.events.emit('participant-left', { id });
	}
}

/** Galene's own clients say that a hand is up, and not since when: then it is since we first heard of it. */
function handSince(hand: boolean | number, before: number | null | undefined): number | null {
	if (hand === false) return null;
	return typeof hand === 'number' ? hand : (before ?? Date.now());
}
