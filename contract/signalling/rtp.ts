import { z } from '../schema.ts';

/**
 * Shapes of RTP, ICE and DTLS parameters as mediasoup names them (mediasoup.org/documentation/v3).
 * They are checked for form and size only; mediasoup's own ortc code checks their meaning.
 */
const shortText = z.string().max(256);
const parameters = z.record(shortText, z.union([z.string().max(512), z.number(), z.boolean(), z.null()]));

const rtcpFeedback = z.object({ type: shortText, parameter: shortText.optional() });
const headerExtensionUri = shortText;

export const rtpCapabilities = z.object({
	codecs: z
		.array(
			z.object({
				kind: z.enum(['audio', 'video']),
				mimeType: shortText,
				preferredPayloadType: z.number().int().min(0).max(127).optional(),
				clockRate: z.number().int().positive(),
				channels: z.number().int().min(1).max(255).optional(),
				parameters: parameters.optional(),
				rtcpFeedback: z.array(rtcpFeedback).max(32).optional(),
			}),
		)
		.max(64)
		.optional(),
	headerExtensions: z
		.array(
			z.object({
				kind: z.enum(['audio', 'video']),
				uri: headerExtensionUri,
				preferredId: z.number().int().min(1).max(255),
				preferredEncrypt: z.boolean().optional(),
				direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
			}),
		)
		.max(64)
		.optional(),
});

const encoding = z.object({
	ssrc: z.number().int().min(0).max(0xffffffff).optional(),
	rid: z.string().max(16).optional(),
	codecPayloadType: z.number().int().min(0).max(127).optional(),
	rtx: z.object({ ssrc: z.number().int().min(0).max(0xffffffff) }).optional(),
	dtx: z.boolean().optional(),
	scalabilityMode: z.string().max(32).optional(),
	maxBitrate: z.number().int().min(0).optional(),
});

export const rtpParameters = z.object({
	mid: z.string().max(64).optional(),
	msid: z.string().max(256).optional(),
	codecs: z
		.array(
			z.object({
				mimeType: shortText,
				payloadType: z.number().int().min(0).max(127),
				clockRate: z.number().int().positive(),
				channels: z.number().int().min(1).max(255).optional(),
				parameters: parameters.optional(),
				rtcpFeedback: z.array(rtcpFeedback).max(32).optional(),
			}),
		)
		.min(1)
		.max(16),
	headerExtensions: z
		.array(
			z.object({
				uri: headerExtensionUri,
				id: z.number().int().min(1).max(255),
				encrypt: z.boolean().optional(),
				parameters: parameters.optional(),
			}),
		)
		.max(32)
		.optional(),
	encodings: z.array(encoding).max(8).optional(),
	rtcp: z
		.object({
			cname: z.string().max(256).optional(),
			reducedSize: z.boolean().optional(),
			mux: z.boolean().optional(),
		})
		.optional(),
});

export const iceParameters = z.object({
	usernameFragment: z.string().max(256),
	password: z.string().max(256),
	iceLite: z.boolean().optional(),
});

export const iceCandidates = z
	.array(
		z.object({
			foundation: shortText,
			priority: z.number(),
			ip: shortText.optional(),
			address: shortText,
			protocol: z.enum(['udp', 'tcp']),
			port: z.number().int().min(0).max(65535),
			type: z.enum(['host', 'srflx', 'prflx', 'relay']),
			tcpType: z.enum(['active', 'passive', 'so']).optional(),
		}),
	)
	.max(64);

export const dtlsParameters = z.object({
	role: z.enum(['auto', 'client', 'server']).optional(),
	fingerprints: z
		.array(
			z.object({
				algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
				value: z.string().max(256),
			}),
		)
		.min(1)
		.max(8),
});

export const sctpStreamParameters = z.object({
	streamId: z.number().int().min(0).max(65535),
	ordered: z.boolean().optional(),
	maxPacketLifeTime: z.number().int().min(0).optional(),
	maxRetransmits: z.number().int().min(0).optional(),
	label: z.string().max(128).optional(),
	protocol: z.string().max(128).optional(),
});

/** Which of these there are depends on the server's mediasoup. */
export const sctpParameters = z.object({
	port: z.number().int(),
	OS: z.number().int().optional(),
	MIS: z.number().int().optional(),
	maxMessageSize: z.number().int().optional(),
	maxSendMessageSize: z.number().int().optional(),
	maxReceiveMessageSize: z.number().int().optional(),
});

export type RtpCapabilities = z.infer<typeof rtpCapabilities>;
export type RtpParameters = z.infer<typeof rtpParameters>;
export type IceParameters = z.infer<typeof iceParameters>;
export type IceCandidates = z.infer<typeof iceCandidates>;
export type DtlsParameters = z.infer<typeof dtlsParameters>;
