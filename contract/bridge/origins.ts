import { isLoopback } from '../invitation/invitation.ts';
import { z } from '../schema.ts';

/** `https:` and `wss:` anywhere, `http:` and `ws:` on this machine only. */
function isSafe(url: URL, secure: string, plain: string): boolean {
	return url.protocol === secure || (url.protocol === plain && isLoopback(url.hostname));
}

/** The address of a server's WebSocket; without what might tell who asks. */
const socket = z
	.string()
	.max(2000)
	.refine((text) => {
		if (!URL.canParse(text)) return false;
		const url = new URL(text);
		return isSafe(url, 'wss:', 'ws:') && url.username === '' && url.password === '';
	});

/** As RFC 6454 writes it: `https://host[:port]`. */
const origin = z
	.string()
	.max(300)
	.refine((text) => {
		if (!URL.canParse(text)) return false;
		const url = new URL(text);
		return isSafe(url, 'https:', 'http:') && url.origin === text;
	});

const hostnameOf = (text: string) => (URL.canParse(text) ? new URL(text).hostname : null);

/** A page speaks for the servers of its own hostname, so nobody else's origin is ever given. */
export const originStandIn = z.object({ socket, origin }).refine((asked) => {
	// Asked even if one of them was found wanting already.
	const hostname = hostnameOf(asked.socket);
	return hostname !== null && hostname === hostnameOf(asked.origin);
});

export type OriginStandIn = z.infer<typeof originStandIn>;

/** An endpoint that takes broadcasts (WHIP); without what might tell who asks. */
export const broadcastEndpoint = z.object({
	endpoint: z
		.string()
		.max(2000)
		.refine((text) => {
			if (!URL.canParse(text)) return false;
			const url = new URL(text);
			return isSafe(url, 'https:', 'http:') && url.username === '' && url.password === '';
		}),
});

export type BroadcastEndpoint = z.infer<typeof broadcastEndpoint>;

export const originsCalls = {
	/**
	 * From now on the page may send a broadcast to this host and port, and read what is answered there to POST, PATCH
	 * and DELETE, even if the server says nothing of pages of other origins (CORS). To be called once the person has
	 * said that they go there.
	 */
	broadcastTo: { data: broadcastEndpoint, reply: z.undefined() },
	/**
	 * From now on WebSockets to this host and port come with this Origin, whatever the path; nothing else does.
	 * To be called before the first connection. A later call for the same host and port takes its place.
	 */
	use: { data: originStandIn, reply: z.undefined() },
} as const;
