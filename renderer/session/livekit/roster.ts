import type { Participant, RemoteTrackPublication, Room } from 'livekit-client';
import { limits } from '../../../contract/signalling/limits.ts';
import { Attendance } from '../attendance.ts';
import { handOf } from './hands.ts';
import { sourceOf } from './sources.ts';

/** Who is there and what they publish, by each look at a room of livekit-client, over however many of them. */
export class Roster {
	readonly #attendance = new Attendance();
	readonly events = this.#attendance.events;

	look(room: Room): void {
		const people = [...room.remoteParticipants.values()];
		const publications = people.flatMap((person) =>
			[...person.trackPublications.values()].map(
				(publication) => [person, publication as RemoteTrackPublication] as const,
			),
		);
		this.#attendance.keepOnly(
			new Set(people.map(({ identity }) => identity)),
			new Set(publications.map(([, { trackSid }]) => trackSid)),
		);
		for (const person of people)
			this.#attendance.see({
				id: person.identity,
				displayName: nameOf(person),
				role: 'guest',
				hand: handOf(person),
			});
		for (const [{ identity }, publication] of publications) this.#seeTrack(identity, publication);
	}

	#seeTrack(participantId: string, publication: RemoteTrackPublication): void {
		const { trackSid: id, isMuted: muted } = publication;
		this.#attendance.seeTrack({ id, participantId, source: sourceOf(publication), muted });
		const media = publication.track?.mediaStreamTrack;
		if (media) this.#attendance.receive(id, media);
	}
}

/** A token need not hold a name: then the identity has to do. */
function nameOf({ name, identity }: Participant): string {
	return [...(name?.trim() || identity)].slice(0, limits.displayNameLength).join('');
}
