import { z } from '../schema.ts';

/**
 * The three envelopes of the protoo subprotocol, as mediasoup-demo servers and clients speak it over
 * WebSocket (subprotocol name `protoo`).
 */
export const subprotocol = 'protoo';

const messageId = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const method = z.string().min(1).max(64);

export const requestEnvelope = z.object({
	request: z.literal(true),
	id: messageId,
	method,
	data: z.unknown().optional(),
});

export const responseEnvelope = z.discriminatedUnion('ok', [
	z.object({ response: z.literal(true), id: messageId, ok: z.literal(true), data: z.unknown().optional() }),
	z.object({
		response: z.literal(true),
		id: messageId,
		ok: z.literal(false),
		errorCode: z.number().int(),
		errorReason: z.string().max(500),
	}),
]);

export const notificationEnvelope = z.object({
	notification: z.literal(true),
	method,
	data: z.unknown().optional(),
});

export const envelope = z.union([requestEnvelope, responseEnvelope, notificationEnvelope]);

export type RequestEnvelope = z.infer<typeof requestEnvelope>;
export type ResponseEnvelope = z.infer<typeof responseEnvelope>;
export type NotificationEnvelope = z.infer<typeof notificationEnvelope>;
export type Envelope = z.infer<typeof envelope>;
