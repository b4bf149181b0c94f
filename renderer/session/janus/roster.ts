import mitt, { type Emitter } from 'mitt';
import type { RemoteParticipant, RemoteTrack, SessionEvents } from '../session.ts';
import type { People } from './people.ts';

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
 * Tells what changed between one look at the people and the next, over however many connections: nobody
 * seems to leave and come back because our own network blinked.
 */
export class Roster {
	readonly events: Emitter<RosterEvents> = mitt<RosterEvents>();
	readonly #participants = new Map<string, RemoteParticipant>();
	readonly #tracks = new Map<string, RemoteTrack>();
	readonly #media = new Map<string, MediaStreamTrack>();

	show({ participants, tracks }: People): void {
		const present = new Set(participants.map(({ id }) => id));
		const published = new Set(tracks.map(({ track }) => track.id));
		for (const trackId of [...this.#tracks.keys()])
			if (!published.has(trackId)) {
				this.#tracks.delete(trackId);
				this.events.emit('track-ended', { trackId });
			}
		for (const id of [...this.#participants.keys()])
			if (!present.has(id)) {
				this.#participants.delete(id);
				this.events.emit('participant-left', { id });
			}
		for (const participant of participants) this.#showParticipant(participant);
		for (const { track } of tracks) this.#showTrack(track);
	}

	/** Its media is there; it is told of once the track itself is. */
	receive(trackId: string, track: MediaStreamTrack): void {
		if (this.#media.get(trackId) === track) return;
		this.#media.set(trackId, track);
		if (this.#tracks.has(trackId)) this.events.emit('track-received', { trackId, track });
	}

	/** The connection that the media came over is gone. */
	forgetMedia(trackId?: string): void {
		if (trackId === undefined) this.#media.clear();
		else this.#media.delete(trackId);
	}

	#showParticipant(participant: RemoteParticipant): void {
		const known = this.#participants.get(participant.id);
		this.#participants.set(participant.id, participant);
		if (!known) this.events.emit('participant-joined', participant);
		else if (known.displayName !== participant.displayName)
			this.events.emit('participant-changed', participant);
	}

	#showTrack(track: RemoteTrack): void {
		const known = this.#tracks.get(track.id);
		this.#tracks.set(track.id, track);
		if (!known) {
			this.events.emit('track-published', track);
			const media = this.#media.get(track.id);
			if (media) this.events.emit('track-received', { trackId: track.id, track: media });
		} else if (known.muted !== track.muted) this.events.emit('track-changed', track);
	}
}
