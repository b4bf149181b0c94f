import { z } from '../../../contract/schema.ts';

/**
 * Galene's protocol, version 2 (`galene-protocol.md` in its sources): JSON objects that either side may send
 * at any time. What comes from a server is checked; Go leaves out what is empty.
 */
const id = z.string().min(1).max(200);
const sdp = z.string().max(1_000_000);
const permissions = z
	.array(z.string())
	.nullish()
	.transform((all) => all ?? []);
/** Whatever its owner put there: read by `userData.ts`. */
const data = z.record(z.string(), z.unknown()).nullish();
const name = z
	.string()
	.nullish()
	.transform((text) => text ?? '');

const candidate = z.object({
	candidate: z.string().max(2_000),
	sdpMid: z.string().nullish(),
	sdpMLineIndex: z.number().nullish(),
	usernameFragment: z.string().nullish(),
});

const iceServer = z.object({
	urls: z.union([z.string(), z.array(z.string())]),
	username: z.string().optional(),
	credential: z.string().optional(),
});

const rtcConfiguration = z.object({
	iceServers: z.array(iceServer).nullish(),
	iceTransportPolicy: z.enum(['all', 'relay']).optional(),
});

const chat = {
	id: z.string().nullish(),
	source: z.string().nullish(),
	dest: z.string().nullish(),
	username: name,
	kind: z.string().nullish(),
	time: z.union([z.string(), z.number()]).nullish(),
	value: z.unknown().optional(),
};

export const serverMessage = z.discriminatedUnion('type', [
	z.object({ type: z.literal('handshake'), version: z.array(z.string()) }),
	z.object({ type: z.literal('ping') }),
	z.object({ type: z.literal('pong') }),
	z.object({
		type: z.literal('joined'),
		kind: z.enum(['join', 'fail', 'change', 'leave', 'redirect']),
		error: z.string().nullish(),
		username: name,
		permissions,
		status: z.object({ locked: z.boolean().nullish() }).nullish(),
		rtcConfiguration: rtcConfiguration.nullish(),
		value: z.unknown().optional(),
	}),
	z.object({
		type: z.literal('user'),
		kind: z.enum(['add', 'change', 'delete']),
		id,
		username: name,
		permissions,
		data,
	}),
	z.object({
		type: z.literal('offer'),
		id,
		label: name,
		replace: z.string().nullish(),
		source: z.string().nullish(),
		username: name,
		sdp,
	}),
	z.object({ type: z.literal('answer'), id, sdp }),
	z.object({ type: z.literal('renegotiate'), id }),
	z.object({ type: z.literal('close'), id }),
	z.object({ type: z.literal('abort'), id }),
	z.object({ type: z.literal('ice'), id, candidate }),
	z.object({ type: z.literal('chat'), ...chat }),
	z.object({ type: z.literal('chathistory'), ...chat }),
	z.object({ type: z.literal('usermessage'), ...chat, privileged: z.boolean().nullish() }),
]);

export type ServerMessage = z.output<typeof serverMessage>;
export type ServerMessageOf<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

/** What tracks of a stream may be asked for: sound, and its picture in one of two sizes. */
export type Wanted = 'audio' | 'video' | 'video-low';

export type ClientMessage =
	| { type: 'handshake'; version: readonly string[]; id: string }
	| { type: 'ping' | 'pong' }
	| {
			type: 'join';
			kind: 'join';
			group: string;
			username: string;
			password?: string;
			token?: string;
			data?: Record<string, unknown>;
	  }
	| { type: 'request'; request: Record<string, readonly Wanted[]> }
	| { type: 'requestStream'; id: string; request: readonly Wanted[] }
	| { type: 'offer'; id: string; label: string; source: string; username: string; sdp: string }
	| { type: 'answer'; id: string; sdp: string }
	| { type: 'close' | 'abort' | 'renegotiate'; id: string }
	| { type: 'ice'; id: string; candidate: RTCIceCandidateInit }
	| {
			type: 'chat' | 'usermessage' | 'useraction' | 'groupaction';
			source: string;
			username: string;
			kind?: string;
			dest?: string;
			noecho?: boolean;
			value?: unknown;
	  };
