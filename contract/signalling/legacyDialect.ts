import { z } from '../schema.ts';
import {
	type clientRequests,
	device,
	newConsumer,
	type serverNotifications,
	type serverRequests,
} from './dialect.ts';
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
 * The signalling of mediasoup-demo servers before October 2025, as far as a client meets it. What such a server
 * says is checked in its own form and read into the form of `dialect.ts`, which everything above speaks.
 */
const id = z.string().min(1).max(128);
const appData = z.record(z.string().max(64), z.unknown());

const peer = z
	.object({
		id,
		displayName: z.string().max(200),
		// Broadcasters come in by http, and say of themselves what they like.
		device: device.catch({ flag: 'unknown', name: '' }),
	})
	.transform(({ id: peerId, displayName, device: used }) => ({ peerId, displayName, device: used }));

const webRtcTransport = z
	.object({
		id,
		iceParameters,
		iceCandidates,
		dtlsParameters,
		sctpParameters: sctpParameters.nullish().transform((given) => given ?? undefined),
	})
	.transform(({ id: transportId, ...rest }) => ({ transportId, ...rest }));

const stats = z.array(z.unknown()).transform((all) => ({ stats: all }));
const nothing = z.unknown().optional();

type Reply<M extends keyof typeof clientRequests> = z.output<(typeof clientRequests)[M]['reply']>;

/** What the server answers to each request of a client. */
export const legacyReplies: { readonly [M in keyof typeof clientRequests]: z.ZodType<Reply<M>> } = {
	getRouterRtpCapabilities: rtpCapabilities.transform((routerRtpCapabilities) => ({ routerRtpCapabilities })),
	createWebRtcTransport: webRtcTransport,
	connectWebRtcTransport: nothing,
	restartIce: iceParameters.transform((given) => ({ iceParameters: given })),
	join: z.object({ peers: z.array(peer) }),
	produce: z.object({ id }).transform(({ id: producerId }) => ({ producerId })),
	produceData: z.object({ id }).transform(({ id: dataProducerId }) => ({ dataProducerId })),
	getTransportStats: stats,
	getProducerStats: stats,
	getConsumerStats: stats,
	getDataProducerStats: stats,
	getDataConsumerStats: stats,
};

type Told<M extends keyof typeof serverNotifications> = z.output<(typeof serverNotifications)[M]>;

/** One notification of the server, as one or several of the current dialect. */
export type Translated = {
	[M in keyof typeof serverNotifications]: { readonly method: M; readonly data: Told<M> };
}[keyof typeof serverNotifications];

const same = <M extends keyof typeof serverNotifications>(method: M): z.ZodType<Translated[]> =>
	z.unknown().transform((data) => [{ method, data } as Translated]);

const layer = z.number().int().nullish();

/** Notifications of the server. What is called and formed as today is checked by whoever hears it. */
export const legacyNotifications = {
	'mediasoup-version': same('mediasoupVersion'),
	newPeer: peer.transform((data): Translated[] => [{ method: 'newPeer', data: { peer: data } }]),
	peerClosed: same('peerClosed'),
	peerDisplayNameChanged: same('peerDisplayNameChanged'),
	producerScore: same('producerScore'),
	/** Who speaks most, and how loud in dBov; null when nobody speaks. There is no list of all who speak. */
	activeSpeaker: z
		.object({ peerId: id.nullish(), volume: z.number().optional() })
		.transform(({ peerId, volume = 0 }): Translated[] => [
			{ method: 'speakingPeers', data: { peerVolumes: peerId ? [{ peerId, volume }] : [] } },
			{ method: 'activeSpeaker', data: peerId ? { peerId } : {} },
		]),
	consumerPaused: same('consumerPaused'),
	consumerResumed: same('consumerResumed'),
	consumerClosed: same('consumerClosed'),
	consumerScore: same('consumerScore'),
	consumerLayersChanged: z
		.object({ consumerId: id, spatialLayer: layer, temporalLayer: layer })
		.transform(({ consumerId, spatialLayer, temporalLayer }): Translated[] => {
			const layers =
				typeof spatialLayer === 'number' ? { spatialLayer, temporalLayer: temporalLayer ?? 0 } : null;
			return [{ method: 'consumerLayersChanged', data: { consumerId, layers } }];
		}),
	dataConsumerClosed: same('dataConsumerClosed'),
} as const;

/** Of a transport that has no name in this dialect: there is one to receive with. */
const theReceivingOne = 'receiving';

/** Requests of the server. */
export const legacyServerRequests: {
	readonly [M in keyof typeof serverRequests]: z.ZodType<z.output<(typeof serverRequests)[M]['data']>>;
} = {
	newConsumer: z
		.object({
			peerId: id,
			producerId: id,
			id,
			kind: z.enum(['audio', 'video']),
			rtpParameters,
			type: newConsumer.shape.type,
			producerPaused: z.boolean(),
			appData: appData.optional(),
		})
		.transform(({ id: consumerId, appData: told, ...rest }) => ({
			...rest,
			consumerId,
			transportId: theReceivingOne,
			appData: { source: told?.share ? 'screensharing' : rest.kind },
		})),
	newDataConsumer: z
		.object({
			/** Null: the server's own bot. */
			peerId: id.nullish(),
			dataProducerId: id,
			id,
			sctpStreamParameters,
			label: z.string().max(128),
			protocol: z.string().max(128),
		})
		.transform(({ id: dataConsumerId, peerId, ...rest }) => ({
			...rest,
			...(peerId && { peerId }),
			dataConsumerId,
			transportId: theReceivingOne,
			appData: { channel: rest.label },
		})),
};
