import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestHost, workerMissing } from './host.test-bench.ts';
import {
	capabilities,
	codecNames,
	device,
	dtlsParameters,
	opus,
	vp8,
	vp8Simulcast,
} from './signalling/rtp.test-data.ts';

describe.skipIf(workerMissing)('a host', () => {
	let bench: TestHost;
	beforeAll(async () => {
		bench = await TestHost.start();
	});
	afterAll(() => bench.close());

	it('lets a client in with one exchange, after a welcome that says all it needs to prepare', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const ben = await bench.connect({ roomId, peerId: 'ben' });
		const welcome = await ben.next('parley:welcome');
		expect(ben.heard[0]?.method).toBe('parley:welcome');
		expect(welcome.inside).toEqual(['anna']);
		const { codecs } = welcome.routerRtpCapabilities as { codecs: { mimeType: string }[] };
		expect(codecs.map(({ mimeType }) => mimeType)).toEqual(expect.arrayContaining(codecNames));

		await anna.request('produce', {
			transportId: anna.entered.sendTransport.transportId,
			kind: 'audio',
			rtpParameters: opus(1111),
			appData: { source: 'audio' },
		});
		const entered = await bench.enter({ roomId, peerId: 'carla' }).then(({ entered }) => entered);
		expect(entered.peers.map(({ peerId }) => peerId)).toEqual(['anna']);
		expect(entered.consumers).toMatchObject([
			{ peerId: 'anna', kind: 'audio', appData: { source: 'audio' } },
		]);
		expect(await anna.next('newPeer')).toMatchObject({ peer: { peerId: 'carla', displayName: 'carla' } });
	});

	it('lets a stock client in by the sequence of mediasoup-demo', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const { transportId } = anna.entered.sendTransport;
		const rtpParameters = vp8Simulcast();
		await anna.request('produce', {
			transportId,
			kind: 'video',
			rtpParameters,
			appData: { source: 'video' },
		});

		const stock = await bench.connect({ roomId, peerId: 'stock', parley: false });
		await stock.next('mediasoupVersion', ({ version }) => version === '3.27.1');
		expect(await stock.request('getRouterRtpCapabilities')).toHaveProperty('routerRtpCapabilities.codecs');
		const sending = await stock.request('createWebRtcTransport', {
			forceTcp: false,
			appData: { direction: 'producer' },
		});
		const receiving = await stock.request('createWebRtcTransport', {
			forceTcp: true,
			appData: { direction: 'consumer' },
		});
		expect(sending).toHaveProperty('sctpParameters.port', 5000);
		const protocols = (receiving.iceCandidates as { protocol: string }[]).map(({ protocol }) => protocol);
		expect(new Set(protocols)).toEqual(new Set(['tcp']));
		const joined = await stock.request('join', {
			displayName: 'Stock',
			device,
			rtpCapabilities: capabilities,
		});
		expect(joined.peers).toMatchObject([{ peerId: 'anna', displayName: 'anna' }]);
		expect(await stock.next('newConsumer')).toMatchObject({
			peerId: 'anna',
			transportId: receiving.transportId,
			kind: 'video',
			type: 'simulcast',
			producerPaused: false,
		});
		expect(stock.heard.some(({ method }) => method.startsWith('parley:'))).toBe(false);

		await stock.request('connectWebRtcTransport', { transportId: sending.transportId, dtlsParameters });
		const { producerId } = await stock.request('produce', {
			transportId: sending.transportId,
			kind: 'audio',
			rtpParameters: opus(2222),
			appData: { source: 'audio' },
		});
		expect(await anna.next('newConsumer')).toMatchObject({ peerId: 'stock', producerId, kind: 'audio' });
		const { stats } = await stock.request('getTransportStats', { transportId: sending.transportId });
		expect(stats).toMatchObject([{ type: 'webrtc-transport' }]);
	});

	it('tells others of pauses, names and leaving', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const { producerId } = await anna.request('produce', {
			transportId: anna.entered.sendTransport.transportId,
			kind: 'video',
			rtpParameters: vp8(3333),
		});
		const { consumerId } = await ben.next('newConsumer', (data) => data.producerId === producerId);
		anna.notify('pauseProducer', { producerId });
		expect(await ben.next('consumerPaused')).toEqual({ consumerId });
		anna.notify('resumeProducer', { producerId });
		expect(await ben.next('consumerResumed')).toEqual({ consumerId });
		anna.notify('changeDisplayName', { displayName: ' Anna ' });
		expect(await ben.next('peerDisplayNameChanged')).toEqual({
			peerId: 'anna',
			displayName: 'Anna',
			oldDisplayName: 'anna',
		});
		anna.notify('closeProducer', { producerId });
		expect(await ben.next('consumerClosed')).toEqual({ consumerId });
		const { sentAt } = await anna.request('parley:say', { text: 'Hello' });
		expect(await ben.next('parley:said')).toEqual({ peerId: 'anna', text: 'Hello', sentAt });
		await anna.request('parley:leave');
		expect(await ben.next('peerClosed')).toEqual({ peerId: 'anna' });
		expect(await anna.closed).toMatchObject({ code: 4000 });
	});
});
