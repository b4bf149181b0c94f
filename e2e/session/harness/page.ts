import { openSession } from '../../../renderer/session/openSession.ts';
import type {
	OwnPlace,
	Publication,
	RemoteTrack,
	RoomConditions,
	Session,
	SessionState,
	SessionTarget,
	Source,
	WaitingPerson,
} from '../../../renderer/session/session.ts';
import type { SessionError } from '../../../renderer/session/sessionError.ts';
import { picture, playSound, type Seen, seen, tone } from '../../pages/media.ts';
import { MediaWatch } from './mediaWatch.ts';

/**
 * A page that holds one session, for the suite to drive: what comes out of the session is kept, what the
 * suite wants goes in, and pictures are read back as decoded.
 */
class SessionPage {
	session: Session | null = null;
	readonly states: SessionState[] = [];
	/** When each state was said, in milliseconds since 1970. */
	readonly stateTimes: number[] = [];
	watch: MediaWatch | null = null;
	readonly participants = new Map<string, string>();
	readonly tracks = new Map<string, RemoteTrack>();
	/** Role and raised hand of everybody else, by their name. */
	readonly standings = new Map<string, string>();
	own: OwnPlace | null = null;
	room: RoomConditions | null = null;
	waiting: readonly WaitingPerson[] = [];
	/** Why joining failed. */
	refusal: string | null = null;
	readonly messages: { participantId: string; text: string }[] = [];
	/** The active speaker's name. */
	speaker: string | null = null;
	readonly #heard = new Set<string>();
	readonly #media = new Map<string, MediaStreamTrack>();
	readonly #publications = new Map<Source, Publication>();

	/** @returns who is inside; null where the server tells nothing */
	async open(target: SessionTarget): Promise<readonly string[] | null> {
		const session = await openSession(target);
		this.session = session;
		const { events } = session;
		events.on('state', (state) => {
			this.states.push(state);
			this.stateTimes.push(Date.now());
		});
		this.watch = new MediaWatch(session, (id) => this.participants.get(id) ?? id);
		for (const kind of ['participant-joined', 'participant-changed'] as const)
			events.on(kind, ({ id, displayName, role, hand }) => {
				this.participants.set(id, displayName);
				this.standings.set(displayName, hand ? `${role} with a hand` : `${role}`);
			});
		events.on('own-changed', (own) => {
			this.own = own;
		});
		events.on('room-changed', (room) => {
			this.room = room;
		});
		events.on('waiting-changed', (waiting) => {
			this.waiting = waiting;
		});
		events.on('participant-left', ({ id }) => this.participants.delete(id));
		events.on('track-published', (track) => this.tracks.set(track.id, track));
		events.on('track-changed', (track) => this.tracks.set(track.id, track));
		events.on('track-received', ({ trackId, track }) => {
			this.#media.set(trackId, track);
			if (track.kind === 'audio') playSound(track);
		});
		events.on('track-ended', ({ trackId }) => {
			this.tracks.delete(trackId);
			this.#media.delete(trackId);
		});
		events.on('message', (message) => this.messages.push(message));
		events.on('levels', (levels) => {
			this.#heard.clear();
			for (const { participantId } of levels) this.#heard.add(participantId);
		});
		events.on('active-speaker', ({ participantId }) => {
			this.speaker = this.participants.get(participantId ?? '') ?? null;
		});
		const preview = await session.preview();
		return preview?.inside ?? null;
	}

	join(displayName: string): Promise<void> {
		return this.opened.join({ displayName });
	}

	/** Joins, or notes why not. Does not wait for it. */
	knock(displayName: string): void {
		this.join(displayName).catch((error: SessionError) => {
			this.refusal = error.reason;
		});
	}

	/** Whether somebody is heard just now, as the session tells it. */
	heard(name: string): boolean {
		return this.#heard.has(this.idOf(name));
	}

	/** Why something is not done; null if it is. */
	async refusalOf(deed: (session: Session) => Promise<void>): Promise<string | null> {
		try {
			await deed(this.opened);
			return null;
		} catch (error) {
			return (error as SessionError).reason ?? String(error);
		}
	}

	/** The id of somebody else, by their name. */
	idOf(name: string): string {
		const known = [...this.participants].find(([, displayName]) => displayName === name);
		if (!known) throw new Error(`${name} is not there`);
		return known[0];
	}

	/** Sends a picture of one colour, or a tone. */
	async publish(
		source: Source,
		{ colour = 'red', width = 320, height = 180, muted = false } = {},
	): Promise<void> {
		const track = source === 'microphone' ? tone() : picture(colour, width, height);
		const video = source === 'microphone' ? {} : { video: { width, height, framesPerSecond: 15 } };
		const publication = await this.opened.publish(track, { source, muted, ...video });
		this.#publications.set(source, publication);
	}

	setMuted(source: Source, muted: boolean): Promise<void> {
		return this.#published(source).setMuted(muted);
	}

	async replaceByPicture(source: Source, colour: string): Promise<void> {
		await this.#published(source).replaceTrack(picture(colour, 320, 180));
	}

	async close(source: Source): Promise<void> {
		await this.#published(source).close();
		this.#publications.delete(source);
	}

	/** What is seen of somebody: the colour in the middle of the decoded picture, and its size. */
	async look(name: string, source: Source): Promise<Seen | null> {
		const media = this.#media.get(this.trackOf(name, source)?.id ?? '');
		return media ? seen(media) : null;
	}

	/** Puts what is seen of somebody into the page, as `[data-shown]`, to be read there. */
	async show(name: string, source: Source): Promise<void> {
		const media = this.#media.get(this.trackOf(name, source)?.id ?? '');
		if (!media) throw new Error(`there is no ${source} of ${name}`);
		const video = document.createElement('video');
		video.dataset.shown = source;
		video.muted = true;
		video.srcObject = new MediaStream([media]);
		document.body.append(video);
		await video.play();
	}

	trackOf(name: string, source: Source): RemoteTrack | undefined {
		return [...this.tracks.values()].find(
			(track) => track.source === source && this.participants.get(track.participantId) === name,
		);
	}

	get opened(): Session {
		if (!this.session) throw new Error('not opened');
		return this.session;
	}

	#published(source: Source): Publication {
		const publication = this.#publications.get(source);
		if (!publication) throw new Error(`${source} is not published`);
		return publication;
	}
}

declare global {
	interface Window {
		readonly page: SessionPage;
	}
}
Object.assign(window, { page: new SessionPage() });
