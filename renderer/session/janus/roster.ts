import { Attendance } from '../attendance.ts';
import type { People } from './people.ts';

/** Who is there, by each look at the people of a room. */
export class Roster {
	readonly #attendance = new Attendance();
	readonly events = this.#attendance.events;
	/** Of all lines, also of those on which nothing is published just now: it is the same when they are used again. */
	readonly #media = new Map<string, MediaStreamTrack>();

	show({ participants, tracks }: People): void {
		this.#attendance.keepOnly(
			new Set(participants.map(({ id }) => id)),
			new Set(tracks.map(({ track }) => track.id)),
		);
		for (const participant of participants) this.#attendance.see(participant);
		for (const { track } of tracks) {
			this.#attendance.seeTrack(track);
			const media = this.#media.get(track.id);
			if (media) this.#attendance.receive(track.id, media);
		}
	}

	/** Its media is there; it is told of once the track itself is. */
	receive(trackId: string, track: MediaStreamTrack): void {
		this.#media.set(trackId, track);
		this.#attendance.receive(trackId, track);
	}

	/** The connection that the media came over is gone. */
	forgetMedia(): void {
		this.#media.clear();
	}
}
