import type { Reception } from '../session.ts';
import { layerForHeight } from '../videoSizes.ts';
import { DownStream, type Incoming, type Kind } from './downStream.ts';
import type { ServerMessageOf, Wanted } from './messages.ts';
import type { RemoteTracks } from './remoteTracks.ts';
import type { StreamSurroundings } from './upStream.ts';

/** Windows are resized in many small steps, and each change is a negotiation. */
const settleMs = 200;
/** A stream has a few candidates; what was closed meanwhile is pushed out by what comes. */
const mostEarly = 100;
/** When what was missed on coming in is there for certain. */
const askAgainMs = 1_000;
/** A stream's description never shrinks: beyond this it is begun anew. */
const maximumSections = 40;

interface Received {
	readonly stream: DownStream;
	/** What its sender has sent of it so far. */
	readonly kinds: Set<Kind>;
	requested: string;
	/** Heights that came in while the whole picture was asked for. */
	fullHeight: number;
}

/**
 * What comes in over one connection: the streams that the server offers, and what of each is wanted. Wishes are
 * handed in again by the owner on every new connection.
 */
export class Receiving {
	readonly #streams = new Map<string, Received>();
	/** Of which nothing is wanted, so that the server was told to stop them; it will say so once. */
	readonly #resting = new Set<string>();
	readonly #unsettled = new Map<string, ReturnType<typeof setTimeout>>();
	/** Candidates of streams that were not offered yet, or were closed. */
	#early: { id: string; candidate: RTCIceCandidateInit }[] = [];
	#again: ReturnType<typeof setTimeout> | undefined;
	#closed = false;

	constructor(
		private readonly surroundings: StreamSurroundings,
		private readonly tracks: RemoteTracks,
		private readonly wishes: ReadonlyMap<string, Reception>,
	) {}

	/**
	 * Asks for everything, and once more: Galene pushes a new stream to those who were there when it was offered, and
	 * passes over who came in before its first packet (`pushConn` in its rtpconn.go waits for 200 ms with the list of
	 * before). When a server starts again, everybody comes in at the same moment. Asking again changes nothing else.
	 */
	begin(): void {
		this.#askForAll();
		this.#again = setTimeout(() => {
			if (this.#resting.size === 0) this.#askForAll();
		}, askAgainMs);
	}

	async gotOffer({ id, label, replace, source, sdp }: ServerMessageOf<'offer'>): Promise<void> {
		if (!source) {
			this.surroundings.send({ type: 'abort', id });
			return;
		}
		if (replace) this.#end(replace);
		this.#resting.delete(id);
		this.tracks.streamOffered(id, source, label);
		const received = this.#streams.get(id) ?? this.#begin(id, source);
		await received.stream.gotOffer(sdp);
		if (this.#streams.get(id) === received) this.#ask(id);
	}

	gotClose(id: string): void {
		// The first word about a stream that we stopped is about that.
		if (this.#resting.delete(id) && !this.#streams.has(id)) return;
		this.#end(id);
	}

	/** Galene sends candidates while it is still writing the offer: they may overtake it. */
	gotCandidate(id: string, candidate: RTCIceCandidateInit): void {
		const stream = this.#streams.get(id)?.stream;
		if (stream) stream.gotCandidate(candidate);
		else if (this.#early.push({ id, candidate }) > mostEarly) this.#early.shift();
	}

	/** A wish about a track has changed. */
	apply(trackId: string): void {
		const id = this.tracks.streamOf(trackId);
		if (id === undefined || this.#unsettled.has(id) || this.#closed) return;
		const timer = setTimeout(() => {
			this.#unsettled.delete(id);
			this.#ask(id);
		}, settleMs);
		this.#unsettled.set(id, timer);
	}

	/** Everything that comes in just now, and what it is. */
	incoming() {
		return [...this.#streams].flatMap(([id, { stream }]) =>
			stream.receivers().map(({ kind, receiver }) => ({ remote: this.tracks.at(id, kind), receiver })),
		);
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#again);
		for (const timer of this.#unsettled.values()) clearTimeout(timer);
		for (const { stream } of this.#streams.values()) stream.close();
		this.#streams.clear();
	}

	#begin(id: string, participantId: string): Received {
		const incoming = ({ kind, receiver }: Incoming) => {
			received.kinds.add(kind);
			const { source, id: trackId } = this.tracks.at(id, kind);
			this.surroundings.frames?.receiver(receiver, { source, participantId, trackId });
			this.tracks.received(id, kind, receiver.track);
		};
		const received: Received = {
			stream: new DownStream(id, this.surroundings, incoming),
			kinds: new Set(),
			requested: 'audio,video',
			fullHeight: 0,
		};
		this.#streams.set(id, received);
		const early = this.#early.filter((one) => one.id === id);
		this.#early = this.#early.filter((one) => one.id !== id);
		for (const { candidate } of early) received.stream.gotCandidate(candidate);
		return received;
	}

	#end(id: string): void {
		this.#resting.delete(id);
		this.#streams.get(id)?.stream.close();
		this.#streams.delete(id);
		this.tracks.streamClosed(id);
	}

	#ask(id: string): void {
		if (this.#closed) return;
		const received = this.#streams.get(id);
		if (!received) {
			// The server forgets what it stopped: it has to go through everything again.
			if (this.#resting.has(id) && (this.#wants(id, 'audio') || this.#wants(id, 'video'))) this.#askForAll();
			return;
		}
		const wanted = this.#wantedOf(id, received);
		const requested = wanted.join();
		if (requested === received.requested) return;
		// One that has no sound and whose picture is not wanted would be closed all the same.
		const nothing = wanted.length === 0 || (requested === 'audio' && !received.kinds.has('audio'));
		if (nothing || received.stream.sections >= maximumSections) {
			this.#rest(id, received, !nothing);
			return;
		}
		received.requested = requested;
		this.surroundings.send({ type: 'requestStream', id, request: wanted });
	}

	#rest(id: string, { stream }: Received, again: boolean): void {
		stream.close();
		this.#streams.delete(id);
		this.#resting.add(id);
		this.surroundings.send({ type: 'abort', id });
		if (again) this.#askForAll();
	}

	#askForAll(): void {
		this.surroundings.send({ type: 'request', request: { '': ['audio', 'video'] } });
	}

	#wantedOf(id: string, received: Received): Wanted[] {
		const wanted: Wanted[] = this.#wants(id, 'audio') ? ['audio'] : [];
		if (this.#wants(id, 'video')) wanted.push(this.#size(id, received));
		return wanted;
	}

	#wants(id: string, kind: Kind): boolean {
		return this.wishes.get(this.tracks.at(id, kind).id)?.wanted ?? true;
	}

	/** Galene has two sizes at most, the small one half as high (galene-protocol.md, "Pushing streams"). */
	#size(id: string, received: Received): Wanted {
		const wish = this.wishes.get(this.tracks.at(id, 'video').id);
		const video = received.stream.receivers().find(({ kind }) => kind === 'video');
		const height = video?.receiver.track.getSettings().height ?? 0;
		if (!received.requested.includes('low')) received.fullHeight = Math.max(received.fullHeight, height);
		// Until its first frame nobody knows how large it is.
		if (!wish?.wanted || !wish.size || received.fullHeight === 0) return 'video';
		return layerForHeight(wish.size.height, received.fullHeight, 2) === 0 ? 'video-low' : 'video';
	}
}
