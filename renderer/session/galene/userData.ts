import { z } from '../../../contract/schema.ts';
import { type Source, sourceKind } from '../session.ts';
import { mostGhosts, type Place } from './ghosts.ts';

/**
 * What a user tells everybody in Galene's user data (`setdata`). `raisehand` is Galene's own clients'. `parley` is
 * ours, and says what Galene has no word for: what is published and what of it is muted. Galene tells of a stream only
 * once packets of it arrive, so without this nobody would know of a microphone that starts muted.
 */
export interface PublishedTrack {
	/** Unique among what this user publishes; stays the same when its stream is made anew. */
	readonly id: string;
	/** The stream that carries it, by Galene's id; its kind tells which track of that. */
	readonly stream: string;
	readonly muted: boolean;
}

export type Published = { readonly [S in Source]?: PublishedTrack };

export interface UserData {
	/** True, or since when, in milliseconds since 1970; false if it is down. */
	readonly hand: boolean | number;
	/** Undefined if their app is not ours: then their streams are all there is to know. */
	readonly published: Published | undefined;
	readonly place?: Place | undefined;
}

const track = z.object({
	id: z.string().min(1).max(100),
	stream: z.string().min(1).max(200),
	muted: z.boolean(),
});

const sources = Object.keys(sourceKind) as Source[];
const secret = z.string().min(1).max(100);
const place = z.object({
	seal: secret,
	before: z.array(z.object({ id: z.string().min(1).max(200), secret })).max(mostGhosts),
});
const parley = z.object({
	place: place.nullish(),
	hand: z.number().nullish(),
	published: z.partialRecord(z.enum(sources as [Source, ...Source[]]), track).default({}),
});

/** Reads what somebody else wrote, who may have written anything. */
export function readUserData(data: Record<string, unknown> | null | undefined): UserData {
	const ours = parley.safeParse(data?.parley);
	const raised = Boolean(data?.raisehand);
	if (!ours.success) return { hand: raised, published: undefined };
	return {
		hand: raised && (ours.data.hand ?? true),
		published: ours.data.published as Published,
		place: ours.data.place ?? undefined,
	};
}

/** What to tell with `join` or `setdata`; null takes a key away. */
export function writeUserData(
	published: Published,
	hand: number | null,
	place: Place | null,
): Record<string, unknown> {
	return { raisehand: hand === null ? null : true, parley: { hand, published, place } };
}
