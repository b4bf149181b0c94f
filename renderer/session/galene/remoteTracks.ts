import type { Attendance } from '../attendance.ts';
import type { RemoteTrack, Source } from '../session.ts';
import { sourceKind } from '../session.ts';
import type { Kind } from './downStream.ts';
import type { Published } from './userData.ts';

interface Stream {
	readonly owner: string;
	readonly label: string;
	/** What came in of it last. */
	readonly media: Map<Kind, MediaStreamTrack>;
}

interface Known {
	readonly remote: RemoteTrack;
	readonly stream: string;
	readonly kind: Kind;
	readonly media: MediaStreamTrack | null;
}

/**
 * Which tracks there are, from two tellings: what users say that they publish (Parley's do, see `userData.ts`), and
 * the streams that the server offers. Of users who say nothing, the streams are all there is.
 */
export class RemoteTracks {
	/** By user, everybody who is there; undefined for who says nothing. */
	readonly #published = new Map<string, Published | undefined>();
	readonly #streams = new Map<string, Stream>();
	/** By track id, in the order in which they were published. */
	readonly #known = new Map<string, Known>();

	/** @param attendance is told of them */
	constructor(private readonly attendance: Pick<Attendance, 'seeTrack' | 'receive' | 'endTrack'>) {}

	setPublished(user: string, published: Published | undefined): void {
		this.#published.set(user, published);
		this.#compare(user);
	}

	userLeft(user: string): void {
		this.#published.delete(user);
		for (const [id, { owner }] of [...this.#streams]) if (owner === user) this.#streams.delete(id);
		this.#compare(user);
	}

	streamOffered(id: string, owner: string, label: string): void {
		if (this.#streams.get(id)?.owner === owner) return;
		this.#streams.set(id, { owner, label, media: new Map() });
		this.#compare(owner);
	}

	received(streamId: string, kind: Kind, track: MediaStreamTrack): void {
		const stream = this.#streams.get(streamId);
		if (!stream) return;
		stream.media.set(kind, track);
		this.#compare(stream.owner);
	}

	streamClosed(id: string): void {
		const stream = this.#streams.get(id);
		if (!this.#streams.delete(id) || !stream) return;
		this.#compare(stream.owner);
	}

	/** A connection is over, and with it its streams; the next one offers them again. */
	forgetStreams(): void {
		for (const id of [...this.#streams.keys()]) this.streamClosed(id);
	}

	/** What a track of a stream is; for one that nobody has told of yet, what it will be if nobody does. */
	at(streamId: string, kind: Kind): RemoteTrack {
		for (const { remote, stream, kind: its } of this.#known.values())
			if (stream === streamId && its === kind) return remote;
		const { owner = '', label = '' } = this.#streams.get(streamId) ?? {};
		return bare(streamId, kind, owner, label);
	}

	/** The stream that carries a track. */
	streamOf(trackId: string): string | undefined {
		return this.#known.get(trackId)?.stream;
	}

	#compare(user: string): void {
		const now = new Map(this.#of(user).map((one) => [one.remote.id, one]));
		for (const [id, { remote }] of [...this.#known]) {
			if (remote.participantId !== user || now.has(id)) continue;
			this.#known.delete(id);
			this.attendance.endTrack(id);
		}
		for (const one of now.values()) this.#take(one);
	}

	#take(one: Known): void {
		this.#known.set(one.remote.id, one);
		this.attendance.seeTrack(one.remote);
		if (one.media) this.attendance.receive(one.remote.id, one.media);
	}

	#of(user: string): Known[] {
		if (!this.#published.has(user)) return [];
		const published = this.#published.get(user);
		if (!published)
			return [...this.#streams]
				.filter(([, { owner }]) => owner === user)
				.flatMap(([stream, { owner, label, media }]) =>
					[...media].map(([kind, track]) => ({
						remote: bare(stream, kind, owner, label),
						stream,
						kind,
						media: track,
					})),
				);
		return (Object.keys(published) as Source[]).flatMap((source) => {
			const told = published[source];
			if (!told) return [];
			const kind = sourceKind[source];
			const stream = this.#streams.get(told.stream);
			const media = stream?.owner === user ? (stream.media.get(kind) ?? null) : null;
			const remote = { id: `${user}/${told.id}`, participantId: user, source, muted: told.muted };
			return [{ remote, stream: told.stream, kind, media }];
		});
	}
}

/** Galene's own clients label a stream `camera`, `screenshare` or `video` (a file that is played); WHIP not at all. */
function bare(stream: string, kind: Kind, participantId: string, label: string): RemoteTrack {
	const shown = label === 'screenshare' || label === 'video';
	const source = kind === 'audio' ? (shown ? 'screen-sound' : 'microphone') : shown ? 'screen' : 'camera';
	return { id: `${stream}/${kind}`, participantId, source, muted: false };
}
