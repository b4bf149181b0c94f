import mitt, { type Emitter } from 'mitt';
import type { RemoteParticipant, RemoteTrack, SessionEvents } from './session.ts';

export type AttendanceEvents = Pick<
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
 * Who is there and what they publish, as it was told up. It lives as long as a session, and tells only differences:
 * nobody seems to leave and come back because our own network blinked.
 */
export class Attendance {
	readonly events: Emitter<AttendanceEvents> = mitt<AttendanceEvents>();
	readonly #participants = new Map<string, RemoteParticipant>();
	readonly #tracks = new Map<string, RemoteTrack>();
	/** What came in of each track last. */
	readonly #media = new Map<string, MediaStreamTrack>();

	participant(id: string): RemoteParticipant | undefined {
		return this.#participants.get(id);
	}

	ids(): string[] {
		return [...this.#participants.keys()];
	}

	see(participant: RemoteParticipant): void {
		const known = this.#participants.get(participant.id);
		this.#participants.set(participant.id, participant);
		if (!known) this.events.emit('participant-joined', participant);
		else if (!sameParticipant(known, participant)) this.events.emit('participant-changed', participant);
	}

	/** Somebody has left, and what they published with them. */
	leave(id: string): void {
		for (const track of [...this.#tracks.values()]) if (track.participantId === id) this.endTrack(track.id);
		if (this.#participants.delete(id)) this.events.emit('participant-left', { id });
	}

	seeTrack(track: RemoteTrack): void {
		const known = this.#tracks.get(track.id);
		this.#tracks.set(track.id, track);
		if (!known) this.events.emit('track-published', track);
		else if (known.muted !== track.muted) this.events.emit('track-changed', track);
	}

	/** The media of a track that is known; the same once more is no news. */
	receive(trackId: string, media: MediaStreamTrack): void {
		if (!this.#tracks.has(trackId) || this.#media.get(trackId) === media) return;
		this.#media.set(trackId, media);
		this.events.emit('track-received', { trackId, track: media });
	}

	endTrack(trackId: string): void {
		this.#media.delete(trackId);
		if (this.#tracks.delete(trackId)) this.events.emit('track-ended', { trackId });
	}

	/** Nobody else is there and nothing else is published: who or what is not among these is gone. */
	keepOnly(participants: ReadonlySet<string>, tracks: ReadonlySet<string>): void {
		for (const id of [...this.#tracks.keys()]) if (!tracks.has(id)) this.endTrack(id);
		for (const id of [...this.#participants.keys()]) if (!participants.has(id)) this.leave(id);
	}
}

function sameParticipant(one: RemoteParticipant, other: RemoteParticipant): boolean {
	return (
		one.displayName === other.displayName &&
		one.device === other.device &&
		one.role === other.role &&
		one.hand === other.hand
	);
}
