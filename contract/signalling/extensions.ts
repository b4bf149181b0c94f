import { z } from '../schema.ts';
import { device, displayName, newConsumer, peer, webRtcTransport } from './dialect.ts';
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

/** In place of the five requests of the dialect's join: one exchange. */
export const enter = {
	data: z.object({ displayName, device, rtpCapabilities }),
	reply: z.object({
		sendTransport: webRtcTransport,
		receiveTransport: webRtcTransport,
		peers: z.array(peer),
		/** Consumers of everything that is already produced. They flow as soon as the transport connects. */
		consumers: z.array(newConsumer),
	}),
} as const;

/** Text to everybody in the room; the host tells it to all others, stock peers included. */
export const say = {
	data: z.object({ text: z.string().min(1).max(limits.textLength) }),
	reply: z.object({ sentAt: z.number() }),
} as const;

export const parleyRequests = {
	'parley:enter': enter,
	'parley:say': say,
	/** Heartbeat. The page cannot see WebSocket pings, so it asks itself. */
	'parley:ping': { data: z.unknown().optional(), reply: z.unknown().optional() },
	/** Leaving on purpose: others are told at once, and the secret is forgotten. */
	'parley:leave': { data: z.unknown().optional(), reply: z.unknown().optional() },
} as const;

export const parleyNotifications = {
	/** First thing on the socket: all that is needed to prepare before the person clicks Join. */
	'parley:welcome': z.object({
		routerRtpCapabilities: rtpCapabilities,
		/** Names of those inside, for the lobby. */
		inside: z.array(z.string().max(200)).max(limits.peersPerRoom),
		/** Version of these extensions. */
		version: z.literal(1),
	}),
	'parley:said': z.object({
		peerId: z.string().max(128),
		text: z.string().max(limits.textLength),
		/** Milliseconds since 1970, by the host's clock. */
		sentAt: z.number(),
	}),
} as const;

export type Enter = { data: z.infer<typeof enter.data>; reply: z.infer<typeof enter.reply> };
export type Welcome = z.infer<(typeof parleyNotifications)['parley:welcome']>;
export type ParleyRequests = typeof parleyRequests;
export type ParleyNotifications = typeof parleyNotifications;
