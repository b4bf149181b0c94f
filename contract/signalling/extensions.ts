import { z } from '../schema.ts';
import {
	clientRequests,
	device,
	dialectSource,
	displayName,
	newConsumer,
	peer,
	webRtcTransport,
} from './dialect.ts';
import { limits } from './limits.ts';
import { rtpCapabilities } from './rtp.ts';

/**
 * What Parley's host and client say to each other beyond the mediasoup-demo dialect. Every name starts
 * with `parley:`; a client asks for them with `parley=1` in the socket's query, so stock clients never
 * see one.
 *
 * The socket's query: `roomId`, `peerId`, `parley=1`, `secret` (16+ random bytes, base64url). The secret
 * is what lets the same person come back in place of their dead socket; without it a taken peer id is
 * refused, so nobody can push somebody else out of the call.
 */
export const socketQuery = z.object({
	roomId: z.string().min(1).max(128),
	peerId: z.string().regex(/^[\w.-]{1,64}$/),
	parley: z.literal('1').optional(),
	secret: z
		.string()
		.regex(/^[\w-]{22,86}$/)
		.optional(),
});

const peerId = z.string().min(1).max(128);
/** Since when a hand is up or somebody waits: milliseconds since 1970, by the host's clock. */
const since = z.number();
export const role = z.enum(['host', 'guest']);

export const roomConditions = z.object({
	/** Nobody new comes in. Who was inside and lost their connection comes back. */
	locked: z.boolean(),
	/** Who is new has to knock, and waits until a host admits them. */
	knocking: z.boolean(),
});

/**
 * What makes somebody the host of a room: 32 bytes, base64url. Whoever opened the room has it, in their
 * own invitation and nobody else's.
 */
export const moderatorToken = z.string().regex(/^[\w-]{43}$/);

/**
 * In place of the five requests of the dialect's join: one exchange. Refused with `locked`, or with
 * `must-knock` to whom a host has to admit first: they go on with `parley:knock`. A stock client's `join` is
 * refused with `locked` as well; where it would have to knock it waits for its answer, as long as that
 * client waits.
 */
export const enter = {
	data: z.object({ displayName, device, rtpCapabilities, moderator: moderatorToken.optional() }),
	reply: z.object({
		sendTransport: webRtcTransport,
		receiveTransport: webRtcTransport,
		peers: z.array(peer),
		/** Consumers of everything that is already produced. They flow as soon as the transport connects. */
		consumers: z.array(newConsumer),
		/** Absent from hosts of before: nobody moderates there, and there are no hands. */
		room: z
			.object({
				...roomConditions.shape,
				/** One's own. */
				role,
				hand: since.nullable(),
				/** Of the others. */
				hosts: z.array(peerId),
				hands: z.array(z.object({ peerId, since })),
			})
			.optional(),
	}),
} as const;

/** Text to everybody in the room; the host tells it to all others, stock peers included. */
export const say = {
	data: z.object({ text: z.string().min(1).max(limits.textLength) }),
	reply: z.object({ sentAt: z.number() }),
} as const;

const nothing = z.unknown().optional();

/** The dialect's own, but that it may begin paused: who joins muted is not seen unmuted for a moment. */
const produce = {
	data: clientRequests.produce.data.extend({
		appData: z
			.object({ source: dialectSource.optional(), 'parley:paused': z.boolean().optional() })
			.optional(),
	}),
	reply: clientRequests.produce.reply,
} as const;

export const parleyRequests = {
	produce,
	'parley:enter': enter,
	'parley:say': say,
	/** Heartbeat. The page cannot see WebSocket pings, so it asks itself. */
	'parley:ping': { data: z.unknown().optional(), reply: z.unknown().optional() },
	/** Leaving on purpose: others are told at once, and the secret is forgotten. */
	'parley:leave': { data: z.unknown().optional(), reply: z.unknown().optional() },
	/**
	 * Asks to be let in. The answer is `parley:admitted`, and then `parley:enter` is not refused any more, or
	 * the socket closes: `turnedAway`, `locked`, `joinTimeout` when nobody answered. Until then nothing of
	 * the room is told.
	 */
	'parley:knock': { data: z.object({ displayName }), reply: z.object({ since }) },
	'parley:raise-hand': {
		data: z.object({ raised: z.boolean() }),
		reply: z.object({ since: since.nullable() }),
	},
	// Of hosts alone; others are refused with `not-a-host`.
	'parley:admit': { data: z.object({ peerId }), reply: nothing },
	'parley:turn-away': { data: z.object({ peerId }), reply: nothing },
	/** Their socket closes with `removed`, and for a while their peer id and secret are refused with it. */
	'parley:remove': { data: z.object({ peerId }), reply: nothing },
	'parley:set-room': { data: roomConditions.partial(), reply: nothing },
	'parley:lower-hand': { data: z.object({ peerId }), reply: nothing },
	/** Everybody's socket closes with `callEnded`. The room stays, unlocked, for the next call. */
	'parley:end': { data: z.unknown().optional(), reply: nothing },
} as const;

export const parleyNotifications = {
	/** First thing on the socket: all that is needed to prepare before the person clicks Join. */
	'parley:welcome': z.object({
		routerRtpCapabilities: rtpCapabilities,
		/** Names of those inside, for the lobby. None while the door is not open to who asks. */
		inside: z.array(z.string().max(200)).max(limits.peersPerRoom),
		/** What awaits a guest; who was inside a moment ago finds it open. Absent from hosts of before. */
		door: z.enum(['open', 'knocking', 'locked']).optional(),
		/** Version of these extensions. */
		version: z.literal(1),
	}),
	'parley:said': z.object({
		peerId: z.string().max(128),
		text: z.string().max(limits.textLength),
		/** Milliseconds since 1970, by the host's clock. */
		sentAt: z.number(),
	}),
	/** A host said yes: enter now. */
	'parley:admitted': z.object({}),
	/** To everybody inside, whenever one of them changes. */
	'parley:room': roomConditions,
	'parley:role': z.object({ peerId, role }),
	/** Told to its owner as well. */
	'parley:hand': z.object({ peerId, since: since.nullable() }),
	/** To hosts: everybody who waits, the longest first. */
	'parley:waiting': z.object({
		waiting: z.array(z.object({ peerId, name: z.string().max(200), since })).max(limits.waitingPerRoom),
	}),
} as const;

export type Enter = { data: z.infer<typeof enter.data>; reply: z.infer<typeof enter.reply> };
export type RoomConditions = z.infer<typeof roomConditions>;
export type Role = z.infer<typeof role>;
export type Welcome = z.infer<(typeof parleyNotifications)['parley:welcome']>;
export type ParleyRequests = typeof parleyRequests;
export type ParleyNotifications = typeof parleyNotifications;
