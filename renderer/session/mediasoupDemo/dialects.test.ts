import { describe, expect, it } from 'vitest';
import { serverRequests } from '../../../contract/signalling/dialect.ts';
import { currentDialect, dialectOfGreeting, legacyDialect } from './dialects.ts';

const { hear, hearRequest, requests } = legacyDialect;

it('the greeting tells the dialects apart', () => {
	expect(dialectOfGreeting('mediasoupVersion')).toBe(currentDialect);
	expect(dialectOfGreeting('mediasoup-version')).toBe(legacyDialect);
	for (const other of ['newPeer', 'constructor', '__proto__', ''])
		expect(dialectOfGreeting(other)).toBeUndefined();
});

describe('the dialect before October 2025', () => {
	const device = { flag: 'chrome', name: 'Chrome', version: '120' };

	it('is flat about who comes', () => {
		expect(hear('newPeer', { id: 'a', displayName: 'Anna', device })).toEqual([
			{ method: 'newPeer', data: { peer: { peerId: 'a', displayName: 'Anna', device } } },
		]);
	});

	it('takes who comes by http as they are', () => {
		expect(hear('newPeer', { id: 'a', displayName: 'Camera', device: {} })).toEqual([
			{
				method: 'newPeer',
				data: { peer: { peerId: 'a', displayName: 'Camera', device: { flag: 'unknown', name: '' } } },
			},
		]);
	});

	it('says in one who speaks most and how loud', () => {
		expect(hear('activeSpeaker', { peerId: 'a', volume: -30 })).toEqual([
			{ method: 'speakingPeers', data: { peerVolumes: [{ peerId: 'a', volume: -30 }] } },
			{ method: 'activeSpeaker', data: { peerId: 'a' } },
		]);
		expect(hear('activeSpeaker', { peerId: null })).toEqual([
			{ method: 'speakingPeers', data: { peerVolumes: [] } },
			{ method: 'activeSpeaker', data: {} },
		]);
	});

	it('tells layers one by one, and null when nothing is sent', () => {
		expect(hear('consumerLayersChanged', { consumerId: 'c', spatialLayer: 1, temporalLayer: 2 })).toEqual([
			{
				method: 'consumerLayersChanged',
				data: { consumerId: 'c', layers: { spatialLayer: 1, temporalLayer: 2 } },
			},
		]);
		expect(
			hear('consumerLayersChanged', { consumerId: 'c', spatialLayer: null, temporalLayer: null }),
		).toEqual([{ method: 'consumerLayersChanged', data: { consumerId: 'c', layers: null } }]);
	});

	it.each([
		['unknown', 'downlinkBwe', { availableBitrate: 1 }],
		['of an object', 'constructor', {}],
		['malformed', 'newPeer', { id: 7 }],
		['without data', 'activeSpeaker', undefined],
	])('hears nothing in what is %s', (_what, method, data) => {
		expect(hear(method, data)).toEqual([]);
	});

	const rtpParameters = { codecs: [{ mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 }] };
	const offer = { peerId: 'a', producerId: 'p', id: 'c', kind: 'video', type: 'simulcast', rtpParameters };

	it.each([
		[{ share: true, peerId: 'a' }, 'screensharing'],
		[{ peerId: 'a' }, 'video'],
		[undefined, 'video'],
	])('marks a shared screen in its own way: %o', (appData, source) => {
		const read = hearRequest('newConsumer', { ...offer, producerPaused: false, appData });
		expect(serverRequests.newConsumer.data.parse(read)).toMatchObject({
			consumerId: 'c',
			producerId: 'p',
			peerId: 'a',
			appData: { source },
		});
	});

	it('has a bot that is nobody', () => {
		const data = {
			peerId: null,
			id: 'd',
			dataProducerId: 'p',
			sctpStreamParameters: { streamId: 0 },
			label: 'bot',
			protocol: '',
		};
		const read = serverRequests.newDataConsumer.data.parse(hearRequest('newDataConsumer', data));
		expect(read).toMatchObject({ dataConsumerId: 'd', appData: { channel: 'bot' } });
		expect(read.peerId).toBeUndefined();
	});

	it('makes nothing of nonsense', () => {
		expect(hearRequest('newConsumer', { ...offer, rtpParameters: 'none' })).toBeUndefined();
		expect(hearRequest('constructor', {})).toBeUndefined();
		expect(requests.createWebRtcTransport?.reply.safeParse({ id: 'x' }).success).toBe(false);
	});

	it('asks with other words', () => {
		const ask = requests.createWebRtcTransport?.ask;
		expect(ask?.({ forceTcp: false, appData: { direction: 'consumer' } })).toEqual({
			forceTcp: false,
			producing: false,
			consuming: true,
		});
		const produce = { transportId: 't', kind: 'video' as const, rtpParameters: { codecs: [] } };
		expect(requests.produce?.ask?.({ ...produce, appData: { source: 'screensharing' } })).toMatchObject({
			appData: { share: true },
		});
		expect(requests.produce?.ask?.({ ...produce, appData: { source: 'video' } })).toMatchObject({
			appData: {},
		});
	});
});
