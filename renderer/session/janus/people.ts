import type { RemoteParticipant, RemoteTrack, Source } from '../session.ts';
import type { Feed } from './feeds.ts';
import type { FeedStream, JanusId } from './messages.ts';
import { readName, type StreamMarks } from './nameMarks.ts';

export interface ShownTrack {
	readonly track: RemoteTrack;
	/** In how many sizes it is sent; 1: there is nothing to choose from. */
	readonly layers: number;
}

export interface People {
	readonly participants: readonly RemoteParticipant[];
	readonly tracks: readonly ShownTrack[];
}

const screenOf = 'parley:screen:';
/** Stock clients show this; the others know by the description whose screen it is. */
const screenSuffix = ' (screen)';

export const screenDescription = (owner: JanusId): string => `${screenOf}${owner}`;
export const screenName = (name: string): string => `${name}${screenSuffix}`;

export const trackIdOf = (feed: JanusId, mid: string): string => `${feed}:${mid}`;

/**
 * Who is there and what they send, from the feeds of a room: a screen's feed belongs to whoever shares it,
 * and an m-line on which nothing is published is no track.
 *
 * Anybody may write into a description whose screen theirs is. It is believed where that person's own feed names
 * this one, in a display name that the server lets nobody else change; else it is somebody of their own.
 */
export function peopleOf(feeds: readonly Feed[]): People {
	const screens = new Map(feeds.map(({ id, display }) => [String(id), readName(display).marks?.screen]));
	const participants: RemoteParticipant[] = [];
	const tracks: ShownTrack[] = [];
	for (const feed of feeds) {
		const { name, marks } = readName(feed.display);
		const claimed = ownerOf(feed);
		// Whose owner left first is on its way out itself.
		if (claimed !== undefined && !screens.has(claimed)) continue;
		const owner = claimed !== undefined && screens.get(claimed) === String(feed.id) ? claimed : undefined;
		// A screen that comes is there for a moment before its owner names it, and one that goes without its streams.
		const passes = marks && (feed.streams.length === 0 || (claimed !== undefined && isNothing(marks)));
		if (owner === undefined && passes && name.endsWith(screenSuffix)) continue;
		const participantId = owner ?? String(feed.id);
		if (owner === undefined)
			participants.push({ id: participantId, displayName: name || '?', role: 'guest' });
		tracks.push(...tracksOf(feed, participantId, owner !== undefined, marks));
	}
	return { participants, tracks };
}

/** The names that a lobby shows: of a list that tells nothing of streams. */
export function namesInside(everybody: readonly { id: JanusId; display: string }[]): string[] {
	const read = everybody.map(({ id, display }) => ({ id: String(id), ...readName(display) }));
	const screens = new Set(read.map(({ marks }) => marks?.screen));
	// By both: else anybody could have somebody left out by naming them.
	const isScreen = ({ id, name }: { id: string; name: string }) =>
		screens.has(id) && name.endsWith(screenSuffix);
	return read.filter((one) => one.name !== '' && !isScreen(one)).map(({ name }) => name);
}

function ownerOf(feed: Feed): string | undefined {
	const description = feed.streams.find((stream) => stream.description?.startsWith(screenOf))?.description;
	const owner = description?.slice(screenOf.length);
	return owner === String(feed.id) ? undefined : owner;
}

function isNothing({ audio, video }: StreamMarks): boolean {
	return audio === 'off' && video === 'off';
}

function tracksOf(
	feed: Feed,
	participantId: string,
	isScreen: boolean,
	marks: StreamMarks | null,
): ShownTrack[] {
	const shown: ShownTrack[] = [];
	const seen = { audio: 0, video: 0 };
	for (const stream of feed.streams) {
		if (stream.disabled || stream.type === 'data') continue;
		const isFirst = seen[stream.type]++ === 0;
		const mark = isFirst ? marks?.[stream.type] : undefined;
		if (mark === 'off') continue;
		const track: RemoteTrack = {
			id: trackIdOf(feed.id, stream.mid),
			participantId,
			source: sourceOf(stream, isScreen, isFirst),
			muted: stream.moderated || mark === 'muted',
		};
		// What stock clients send as simulcast has three sizes.
		const layers = stream.type === 'video' && stream.simulcast ? (marks?.layers ?? 3) : 1;
		shown.push({ track, layers });
	}
	return shown;
}

/** Of a stock client's streams the first are voice and face; what comes beside them is most likely a screen. */
function sourceOf(stream: FeedStream, isScreen: boolean, isFirst: boolean): Source {
	const screen = isScreen || !isFirst || /screen/i.test(stream.description ?? '');
	if (stream.type === 'audio') return screen ? 'screen-sound' : 'microphone';
	return screen ? 'screen' : 'camera';
}
