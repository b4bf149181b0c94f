import type { Participant, RemoteTrackPublication, Room } from 'livekit-client';
import mitt, { type Emitter } from 'mitt';
import { limits } from '../../../contract/signalling/limits.ts';
import type { RemoteParticipant, RemoteTrack, SessionEvents } from '../session.ts';
import { handOf } from './hands.ts';
import { sourceOf } from './sources.ts';

type RosterEvents = Pick<
	SessionEvents,
	| 'participant-joined'
	| 'participant-changed'
	| 'participant-left'
	| 'track-published'
	| 'track-changed'
	| 'track-received'
	| 'track-ended'
>;

/**
 * Who is there and what they publish, over however many rooms of livekit-client: each look compares what a room
 * holds with what is known and tells only the difference, so that nobody seems to leave and come back because
 * our own network blinked.
 */
export class Roster {
	readonly events: Emitter<RosterEvents> = mitt<RosterEvents>();
	readonly #participants = new Map<string, RemoteParticipant>();
	readonly #tracks = new Map<string, RemoteTrack>();
	/** What was handed up of each track. */
	readonly #media = new Map<string, MediaStreamTrack>();

	look(room: Room): void {
		const people = [...room.remoteParticipants.values()];
		const publications = people.flatMap((person) =>
			[...person.trackPublications.values()].map(
				(publication) => [person, publication as RemoteTrackPublication] as const,
			),
		);
		const present = new Set(people.map(({ identity }) => identity));
		const published = new Set(publications.map(([, { trackSid }]) => trackSid));
		for (const id of [...this.#tracks.keys()]) if (!published.has(id)) this.#endTrack(id);
		for (const id of [...this.#participants.keys()]) if (!present.has(id)) this.#leave(id);
		for (const person of people) this.#see(person);
		for (const [person, publication] of publications) this.#seeTrack(person.identity, publication);
	}

	#see(person: Participant): void {
		const id = person.identity;
		const now: RemoteParticipant = { id, displayName: nameOf(person), role: 'guest', hand: handOf(person) };
		const known = this.#participants.get(id);
		this.#participants.set(id, now);
		if (!known) this.events.emit('participant-joined', now);
		else if (known.displayName !== now.displayName || known.hand !== now.hand)
			this.events.emit('participant-changed', now);
	}

	#seeTrack(participantId: string, publication: RemoteTrackPublication): void {
		const id = publication.trackSid;
		const now: RemoteTrack = { id, participantId, source: sourceOf(publication), muted: publication.isMuted };
		const known = this.#tracks.get(id);
		this.#tracks.set(id, now);
		if (!known) this.events.emit('track-published', now);
		else if (known.muted !== now.muted) this.events.emit('track-changed', now);
		const media = publication.track?.mediaStreamTrack;
		if (!media || this.#media.get(id) === media) return;
		this.#media.set(id, media);
		this.events.emit('track-received', { trackId: id, track: media });
	}

	#leave(id: string): void {
		for (const track of [...this.#tracks.values()]) if (track.participantId === id) this.#endTrack(track.id);
		if (this.#participants.delete(id)) this.events.emit('participant-left', { id });
	}

	#endTrack(trackId: string): void {
		this.#media.delete(trackId);
		if (this.#tracks.delete(trackId)) this.events.emit('track-ended', { trackId });
	}
}

/** A token need not hold a name: then the identity has to do. */
function nameOf({ name, identity }: Participant): string {
	return [...(name?.trim() || identity)].slice(0, limits.displayNameLength).join('');
}
