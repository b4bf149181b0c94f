import { z } from '../schema.ts';
import { limits } from './limits.ts';
import {
	dtlsParameters,
	iceCandidates,
	iceParameters,
	rtpCapabilities,
	rtpParameters,
	sctpParameters,
	sctpStreamParameters,
} from './rtp.ts';

/**
 * The signalling of mediasoup-demo servers since October 2025: who may send what, and its shape.
 * Parley's own additions stand in extensions.ts, never here.
 */
const id = z.string().min(1).max(128);
const appData = z.record(z.string().max(64), z.unknown());

export const displayName = z.string().trim().min(1).max(limits.displayNameLength);
export const device = z.object({
	flag: z.string().max(32),
	name: z.string().max(64),
	version: z.string().max(64).optional(),
});
export const peer = z.object({
	peerId: id,
	displayName: z.string().max(200),
	device,
	remoteAddress: z.string().max(128).optional(),
});

export const webRtcTransport = z.object({
	transportId: id,
	iceParameters,
	iceCandidates,
	dtlsParameters,
	sctpParameters: sctpParameters.optional(),
});

/** `appData.source` of a producer in this dialect. */
export const dialectSource = z.enum(['audio', 'video', 'screensharing']);

export const newConsumer = z.object({
	peerId: id,
	transportId: id,
	consumerId: id,
	producerId: id,
	kind: z.enum(['audio', 'video']),
	rtpParameters,
	type: z.enum(['simple', 'simulcast', 'svc', 'pipe']),
	producerPaused: z.boolean(),
	consumerScore: z.unknown().optional(),
	appData: appData.optional(),
});

const nothing = z.unknown().optional();
const stats = z.object({ stats: z.array(z.unknown()) });

/** Requests of a client: what it sends, and what the host answers. */
export const clientRequests = {
	getRouterRtpCapabilities: { data: nothing, reply: z.object({ routerRtpCapabilities: rtpCapabilities }) },
	createWebRtcTransport: {
		data: z.object({
			forceTcp: z.boolean().optional(),
			appData: z.object({ direction: z.enum(['producer', 'consumer']) }),
			/** Only the first TypeScript variant of the dialect reads it. */
			sctpCapabilities: z.unknown().optional(),
		}),
		reply: webRtcTransport,
	},
	connectWebRtcTransport: { data: z.object({ transportId: id, dtlsParameters }), reply: nothing },
	restartIce: { data: z.object({ transportId: id }), reply: z.object({ iceParameters }) },
	join: {
		data: z.object({
			displayName,
			device,
			rtpCapabilities: rtpCapabilities.optional(),
			/** Only the first TypeScript variant of the dialect reads it. */
			sctpCapabilities: z.unknown().optional(),
		}),
		reply: z.object({ peers: z.array(peer) }),
	},
	produce: {
		data: z.object({
			transportId: id,
			kind: z.enum(['audio', 'video']),
			rtpParameters,
			appData: z.object({ source: dialectSource.optional() }).optional(),
		}),
		reply: z.object({ producerId: id }),
	},
	produceData: {
		data: z.object({
			transportId: id,
			sctpStreamParameters,
			label: z.string().max(128).optional(),
			protocol: z.string().max(128).optional(),
			appData: z.object({ channel: z.enum(['chat', 'bot']).optional() }).optional(),
		}),
		reply: z.object({ dataProducerId: id }),
	},
	getTransportStats: { data: z.object({ transportId: id }), reply: stats },
	getProducerStats: { data: z.object({ producerId: id }), reply: stats },
	getConsumerStats: { data: z.object({ consumerId: id }), reply: stats },
	getDataProducerStats: { data: z.object({ dataProducerId: id }), reply: stats },
	getDataConsumerStats: { data: z.object({ dataConsumerId: id }), reply: stats },
} as const;

/** Notifications of a client. */
export const clientNotifications = {
	closeProducer: z.object({ producerId: id }),
	pauseProducer: z.object({ producerId: id }),
	resumeProducer: z.object({ producerId: id }),
	pauseConsumer: z.object({ consumerId: id }),
	resumeConsumer: z.object({ consumerId: id }),
	setConsumerPreferredLayers: z.object({
		consumerId: id,
		spatialLayer: z.number().int().min(0).max(7),
		temporalLayer: z.number().int().min(0).max(7).optional(),
	}),
	setConsumerPriority: z.object({ consumerId: id, priority: z.number().int().min(1).max(255) }),
	requestConsumerKeyFrame: z.object({ consumerId: id }),
	changeDisplayName: z.object({ displayName }),
} as const;

/** Requests of the host. Accepting `newConsumer` resumes the consumer. */
export const serverRequests = {
	newConsumer: { data: newConsumer, reply: nothing },
	newDataConsumer: {
		data: z.object({
			peerId: id.optional(),
			transportId: id,
			dataConsumerId: id,
			dataProducerId: id,
			sctpStreamParameters,
			label: z.string().max(128),
			protocol: z.string().max(128),
			appData: appData.optional(),
		}),
		reply: nothing,
	},
} as const;

/** Notifications of the host. */
export const serverNotifications = {
	mediasoupVersion: z.object({ version: z.string().max(64) }),
	newPeer: z.object({ peer }),
	peerClosed: z.object({ peerId: id }),
	peerDisplayNameChanged: z.object({
		peerId: id,
		displayName: z.string().max(200),
		oldDisplayName: z.string().max(200).optional(),
	}),
	producerScore: z.object({ producerId: id, score: z.unknown() }),
	/** `volume` in dBov, -127 to 0. */
	speakingPeers: z.object({ peerVolumes: z.array(z.object({ peerId: id, volume: z.number() })) }),
	activeSpeaker: z.object({ peerId: id.optional() }),
	consumerPaused: z.object({ consumerId: id }),
	consumerResumed: z.object({ consumerId: id }),
	consumerClosed: z.object({ consumerId: id }),
	consumerScore: z.object({ consumerId: id, score: z.unknown() }),
	/** Without `layers`: nothing is sent just now. */
	consumerLayersChanged: z.object({
		consumerId: id,
		layers: z
			.object({ spatialLayer: z.number().int(), temporalLayer: z.number().int().optional() })
			.nullable()
			.optional(),
	}),
	dataConsumerClosed: z.object({ dataConsumerId: id }),
} as const;

export type Peer = z.infer<typeof peer>;
export type Device = z.infer<typeof device>;
export type WebRtcTransport = z.infer<typeof webRtcTransport>;
export type NewConsumer = z.infer<typeof newConsumer>;
export type NewDataConsumer = z.infer<(typeof serverRequests)['newDataConsumer']['data']>;
export type ClientRequests = typeof clientRequests;
export type ClientNotifications = typeof clientNotifications;
export type ServerRequests = typeof serverRequests;
export type ServerNotifications = typeof serverNotifications;
