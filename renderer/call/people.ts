import mitt, { type Emitter } from 'mitt';
import type {
	ConnectionQuality,
	RemoteParticipant,
	RemoteTrack,
	Role,
	Session,
	SessionEvents,
	Source,
} from '../session/session.ts';
import { SpeakerChoice } from './speakerChoice.ts';
import type { ParticipantState, TrackState } from './state.ts';
import type { HeardLevels } from './voiceLevels.ts';

export type PeopleEvents = {
	changed: undefined;
	joined: { name: string };
	left: { name: string };
	'hand-raised': { name: string };
	'share-started': { name: string };
	'share-ended': { name: string };
	'share-rests': { name: string };
	'share-resumed': { name: string };
	/** Sound to play, or no longer. */
	sound: { trackId: string; participantId: string; track: MediaStreamTrack | null };
};

interface Person {
	readonly id: string;
	name: string;
	device: string | undefined;
	role: Role;
	hand: number | null;
	readonly tracks: Map<
		string,
		{ remote: RemoteTrack; media: MediaStreamTrack | null; stream: MediaStream | null }
	>;
	heard: boolean;
	connection: ConnectionQuality;
	/** Made when it is asked for, and the same until something about them changes. */
	state: ParticipantState | null;
}

/** Everybody else in the call, as the session tells of them, in the order in which they came. */
export class People {
	readonly events: Emitter<PeopleEvents> = mitt<PeopleEvents>();
	readonly #people = new Map<string, Person>();
	readonly #speaker = new SpeakerChoice(() => this.events.emit('changed'));
	/** By person, also of those who left: they come back as loud as they were. */
	readonly #volumes = new Map<string, number>();
	#states: readonly ParticipantState[] | null = null;
	/** Nobody is announced who was there before us. */
	#announcing = false;

	constructor(private readonly levels: HeardLevels) {}

	follow(session: Pick<Session, 'events'>): void {
		const { events } = session;
		events.on('participant-joined', (who) => this.#joined(who));
		events.on('participant-changed', (who) => this.#changed(who));
		events.on('participant-left', ({ id }) => this.#left(id));
		events.on('track-published', (track) => this.#published(track));
		events.on('track-changed', (track) => this.#trackChanged(track));
		events.on('track-received', (received) => this.#received(received));
		events.on('track-ended', ({ trackId }) => this.#ended(trackId));
		events.on('levels', (levels) => this.#heard(levels));
		events.on('connection-quality', ({ participantId, quality }) => {
			const person = participantId !== null && this.#people.get(participantId);
			if (!person) return;
			person.connection = quality;
			this.#touch(person);
		});
		events.on('active-speaker', ({ participantId }) => this.#speaker.suggest(participantId));
	}

	/** From now on comings and goings are told. */
	announce(): void {
		this.#announcing = true;
	}

	get speakerId(): string | null {
		return this.#speaker.chosen;
	}

	states(): readonly ParticipantState[] {
		this.#states ??= [...this.#people.values()].map((person) => {
			person.state ??= stateOf(person, this.volumeOf(person.id));
			return person.state;
		});
		return this.#states;
	}

	/** Ids of the tracks that somebody is heard by. */
	soundsOf(participantId: string): string[] {
		return [...(this.#people.get(participantId)?.tracks.values() ?? [])]
			.filter(({ remote }) => isSound(remote.source))
			.map(({ remote }) => remote.id);
	}

	volumeOf(participantId: string): number {
		return this.#volumes.get(participantId) ?? 1;
	}

	setVolume(participantId: string, volume: number): void {
		this.#volumes.set(participantId, volume);
		const person = this.#people.get(participantId);
		if (person) this.#touch(person);
	}

	forgetConnections(): void {
		for (const person of this.#people.values()) {
			if (person.connection === 'good') continue;
			person.connection = 'good';
			this.#touch(person);
		}
	}

	close(): void {
		this.#speaker.close();
		for (const person of this.#people.values())
			for (const { remote } of person.tracks.values()) if (isSound(remote.source)) this.#play(remote, null);
		this.#people.clear();
		this.#states = null;
		this.events.all.clear();
	}

	#joined({ id, displayName, device, role = 'guest', hand = null }: RemoteParticipant): void {
		this.#people.set(id, {
			id,
			name: displayName,
			device,
			role,
			hand,
			tracks: new Map(),
			heard: false,
			connection: 'good',
			state: null,
		});
		if (this.#announcing) this.events.emit('joined', { name: displayName });
		this.#touch();
	}

	#changed({ id, displayName, device, role = 'guest', hand = null }: RemoteParticipant): void {
		const person = this.#people.get(id);
		if (!person) return;
		const raised = person.hand === null && hand !== null;
		Object.assign(person, { name: displayName, device, role, hand });
		if (raised && this.#announcing) this.events.emit('hand-raised', { name: displayName });
		this.#touch(person);
	}

	#left(id: string): void {
		const person = this.#people.get(id);
		if (!person) return;
		this.#people.delete(id);
		if (this.#announcing) this.events.emit('left', { name: person.name });
		this.#speaker.forget(id);
		this.#touch();
	}

	#published(remote: RemoteTrack): void {
		const person = this.#people.get(remote.participantId);
		if (!person) return;
		person.tracks.set(remote.id, { remote, media: null, stream: null });
		if (remote.source === 'screen' && this.#announcing)
			this.events.emit('share-started', { name: person.name });
		this.#touch(person);
	}

	#trackChanged(remote: RemoteTrack): void {
		const person = this.#people.get(remote.participantId);
		const known = person?.tracks.get(remote.id);
		if (!person || !known) return;
		known.remote = remote;
		if (remote.source === 'screen')
			this.events.emit(remote.muted ? 'share-rests' : 'share-resumed', { name: person.name });
		this.#touch(person);
	}

	#received({ trackId, track }: SessionEvents['track-received']): void {
		for (const person of this.#people.values()) {
			const known = person.tracks.get(trackId);
			if (!known) continue;
			known.media = track;
			if (isSound(known.remote.source)) this.#play(known.remote, track);
			else known.stream = new MediaStream([track]);
			this.#touch(person);
		}
	}

	#ended(trackId: string): void {
		for (const person of this.#people.values()) {
			const known = person.tracks.get(trackId);
			if (!known) continue;
			person.tracks.delete(trackId);
			if (isSound(known.remote.source)) this.#play(known.remote, null);
			if (known.remote.source === 'screen' && this.#announcing)
				this.events.emit('share-ended', { name: person.name });
			this.#touch(person);
		}
	}

	#heard(levels: SessionEvents['levels']): void {
		const byId = new Map(levels.map(({ participantId, level }) => [participantId, level]));
		this.levels.setOthers(byId);
		for (const person of this.#people.values()) {
			const heard = (byId.get(person.id) ?? 0) > 0;
			if (heard === person.heard) continue;
			person.heard = heard;
			this.#touch(person);
		}
	}

	#play({ id, participantId }: RemoteTrack, track: MediaStreamTrack | null): void {
		this.events.emit('sound', { trackId: id, participantId, track });
	}

	/** @param person about whom something changed; without, who is there changed */
	#touch(person?: Person): void {
		if (person) person.state = null;
		this.#states = null;
		this.events.emit('changed');
	}
}

function stateOf(person: Person, volume: number): ParticipantState {
	const { id, name, device, tracks, heard, connection, role, hand } = person;
	const bySource: { [S in Source]?: TrackState } = {};
	for (const { remote, stream } of tracks.values())
		bySource[remote.source] = { id: remote.id, source: remote.source, muted: remote.muted, stream };
	return {
		id,
		name,
		isSelf: false,
		...(device && { device }),
		tracks: bySource,
		speaking: heard && bySource.microphone?.muted === false,
		volume,
		connection,
		role,
		hand,
	};
}

function isSound(source: Source): boolean {
	return source === 'microphone' || source === 'screen-sound';
}
