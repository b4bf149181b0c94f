import { z } from '../../../contract/schema.ts';

/**
 * What a Janus server says: the envelopes of its WebSocket API, and inside them what its VideoRoom plugin
 * tells (Janus documentation, "The Janus API" and "VideoRoom plugin", 1.1 and later).
 */

/** A number, or a text on servers with `string_ids`. Numbers stay below 2^53. */
export const janusId = z.union([
	z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
	z.string().max(256),
]);
export type JanusId = z.output<typeof janusId>;

const serverId = z.number().int().nonnegative();
const sdp = z.string().max(512 * 1024);
export const jsep = z.object({ type: z.enum(['offer', 'answer']), sdp });
export type Jsep = z.output<typeof jsep>;

/** Everything that may come over the socket. What is in `plugindata` is checked by whoever asked for it. */
export const envelope = z.object({
	janus: z.string().max(64),
	transaction: z.string().max(64).optional(),
	session_id: serverId.optional(),
	sender: serverId.optional(),
	data: z.object({ id: serverId }).optional(),
	plugindata: z.object({ plugin: z.string().max(128), data: z.record(z.string(), z.unknown()) }).optional(),
	jsep: z.unknown().optional(),
	error: z.object({ code: z.number(), reason: z.string() }).optional(),
	reason: z.string().max(512).optional(),
	uplink: z.boolean().optional(),
	mid: z.string().max(64).optional(),
});
export type Envelope = z.output<typeof envelope>;

export const pluginError = z.object({ error_code: z.number(), error: z.string().max(1024).default('') });

const text = z.string().max(1024);
const mid = z.string().min(1).max(64);
const kind = z.enum(['audio', 'video', 'data']);

/** One m-line of somebody who publishes. */
export const feedStream = z.object({
	type: kind,
	mid,
	disabled: z.boolean().default(false),
	description: text.optional(),
	moderated: z.boolean().default(false),
	simulcast: z.boolean().default(false),
});
export type FeedStream = z.output<typeof feedStream>;

export const publisher = z.object({
	id: janusId,
	display: text.default(''),
	/** Holds places for others; nobody is behind it. */
	dummy: z.boolean().default(false),
	streams: z.array(feedStream).max(64).default([]),
});
export type Publisher = z.output<typeof publisher>;

const attendee = z.object({ id: janusId, display: text.default('') });

export const joined = z.object({
	videoroom: z.literal('joined'),
	id: janusId,
	private_id: z.number().optional(),
	publishers: z.array(publisher).max(1000).default([]),
	/** Only rooms with `notify_joining` tell who is there and sends nothing. */
	attendees: z.array(attendee).max(1000).optional(),
});
export type Joined = z.output<typeof joined>;

export const participants = z.object({
	videoroom: z.literal('participants'),
	participants: z
		.array(attendee.extend({ publisher: z.boolean().default(false), dummy: z.boolean().default(false) }))
		.max(1000),
});

/** What is told unasked on the handle that joined; each has some of these. */
export const roomEvent = z.object({
	videoroom: z.string().max(64),
	publishers: z.array(publisher).max(1000).optional(),
	joining: attendee.optional(),
	unpublished: janusId.optional(),
	leaving: janusId.optional(),
	kicked: janusId.optional(),
	reason: z.string().max(256).optional(),
	/** With `display`: somebody has another name. With `moderation`: one of their streams was silenced. */
	id: janusId.optional(),
	display: text.optional(),
	mid: mid.optional(),
	moderation: z.enum(['muted', 'unmuted']).optional(),
});
export type RoomEvent = z.output<typeof roomEvent>;

/** One m-line of what is received. */
export const subscribedStream = z.object({
	type: kind,
	mid,
	active: z.boolean().default(true),
	feed_id: janusId.optional(),
	feed_mid: mid.optional(),
	/** Whose data comes through it. */
	source_ids: z.array(janusId).max(1000).optional(),
});
export type SubscribedStream = z.output<typeof subscribedStream>;

/** What is told on the handle that receives. */
export const subscriptionEvent = z.object({
	videoroom: z.string().max(64),
	streams: z.array(subscribedStream).max(1000).optional(),
	mid: mid.optional(),
	/** The layer that comes from now on. */
	substream: z.number().int().min(0).max(2).optional(),
});
export type SubscriptionEvent = z.output<typeof subscriptionEvent>;
