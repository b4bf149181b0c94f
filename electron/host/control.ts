import { z } from 'zod';
import { invitation } from '../../contract/invitation/form.ts';
import { moderatorToken } from '../../contract/signalling/extensions.ts';
import { hostOptions } from './options.ts';
import { keptRoom } from './rooms/keptRoom.ts';
import { unattended } from './rooms/unattended.ts';

/**
 * What the desktop app and its host process say to each other. `request` ties an answer to its order.
 */
const request = z.number().int().min(0);
const roomId = z.string().regex(/^[\w-]{8,128}$/);

/** To the host process. */
export const hostOrder = z.discriminatedUnion('type', [
	/** First and once. Answered by `running` or `failed`. */
	z.object({ type: z.literal('start'), options: hostOptions }),
	/** Answered by `room-created` or `refused`. A room that exists already is left as it is. */
	z.object({ type: z.literal('create-room'), request, roomId: roomId.optional() }),
	/** Answered by `room-closed` or `refused`. Its people are told that the call has ended. */
	z.object({ type: z.literal('close-room'), request, roomId }),
	/** Ends all calls, answers `stopped`, and the process ends with code 0. */
	z.object({ type: z.literal('stop') }),
]);

const state = z.object({
	port: z.number().int(),
	/** What links pin; absent with a certificate that browsers trust. */
	key: z.string().optional(),
	/** Of the host's own certificate (SHA-256, `AB:CD:…`), for people to compare. */
	fingerprint: z.string().optional(),
	/** `host:port`, as in invitations. */
	addresses: z.array(z.string()),
	reach: z.enum(['this-machine', 'this-network', 'everywhere']),
});

export const failureReasons = [
	'worker-missing',
	'port-taken',
	'cannot-listen',
	'bad-options',
	'bad-certificate',
	'crashed-repeatedly',
	'internal',
] as const;

/** From the host process. */
export const hostReport = z.discriminatedUnion('type', [
	/** After `start`, and again whenever the machine's addresses changed. */
	z.object({ type: z.literal('running'), ...state.shape }),
	z.object({
		type: z.literal('room-created'),
		request,
		roomId,
		/** For everybody. */
		invitation,
		/** For this machine's own app: loopback, pinned, with the token that makes it the call's host. */
		own: invitation.extend({ moderator: moderatorToken.optional() }),
		/** For browsers on this machine. */
		localPage: z.string(),
	}),
	z.object({ type: z.literal('room-closed'), request, roomId }),
	/** What a room is like now, to be given back with the options of the next start. */
	z.object({ type: z.literal('room-kept'), kept: keptRoom }),
	/** Somebody waits to be let in, and no host is inside; or not any more. */
	z.object({ type: z.literal('unattended'), ...unattended.shape }),
	z.object({
		type: z.literal('refused'),
		request,
		reason: z.enum(['bad-room-id', 'too-many-rooms', 'room-not-found', 'not-running', 'internal']),
	}),
	/** The process ends with code 1 right after this. */
	z.object({ type: z.literal('failed'), reason: z.enum(failureReasons), detail: z.string().optional() }),
	/** The kept key could not be read; links that were given out before are void. */
	z.object({ type: z.literal('identity-damaged'), setAsideAs: z.string() }),
	z.object({ type: z.literal('log'), level: z.enum(['info', 'warn', 'error']), text: z.string() }),
	z.object({ type: z.literal('stopped') }),
]);

export type HostOrder = z.input<typeof hostOrder>;
export type HostReport = z.input<typeof hostReport>;
