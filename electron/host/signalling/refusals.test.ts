import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../contract/signalling/limits.ts';
import { closeCodes } from '../../../contract/signalling/refusals.ts';
import { TestHost, workerMissing } from '../host.test-bench.ts';
import { capabilities, device, dtlsParameters, opus, vp8 } from './rtp.test-data.ts';

describe.skipIf(workerMissing)('what a host refuses', () => {
	let bench: TestHost;
	beforeAll(async () => {
		bench = await TestHost.start();
	});
	afterAll(() => bench.close());

	it('a room that is not there, and a socket that names none', async () => {
		const lost = await bench.connect({ roomId: 'nobody-knows-this', peerId: 'anna' });
		expect(await lost.closed).toMatchObject({ code: closeCodes.roomNotFound });
		const nameless = await bench.connect({ roomId: '', peerId: 'anna' });
		expect(await nameless.closed).toMatchObject({ code: closeCodes.malformed });
		const strange = await bench.connect({ roomId: bench.room(), peerId: '../anna' });
		expect(await strange.closed).toMatchObject({ code: closeCodes.malformed });
	});

	it('what comes too early, twice, or is unknown', async () => {
		const anna = await bench.connect({ roomId: bench.room(), peerId: 'anna' });
		const produce = { transportId: 'x', kind: 'audio', rtpParameters: opus(1) };
		expect(await anna.refusal('produce', produce)).toBe('not-joined');
		expect(await anna.refusal('parley:say', { text: 'hello' })).toBe('not-joined');
		const transport = { appData: { direction: 'consumer' } };
		expect(await anna.refusal('createWebRtcTransport', transport)).toBe('not-joined');
		const introduction = { displayName: 'Anna', device, rtpCapabilities: capabilities };
		await anna.request('parley:enter', introduction);
		expect(await anna.refusal('parley:enter', introduction)).toBe('already-joined');
		expect(await anna.refusal('join', introduction)).toBe('already-joined');
		for (const method of ['launch', 'constructor', '__proto__', 'toString', 'hasOwnProperty']) {
			expect(await anna.refusal(method)).toBe('unknown-method');
		}
		const stock = await bench.connect({ roomId: bench.room(), peerId: 'stock', parley: false });
		expect(await stock.refusal('parley:enter', introduction)).toBe('unknown-method');
	});

	it('data of the wrong form or sense, naming the field and no more', async () => {
		const anna = await bench.enter({ roomId: bench.room(), peerId: 'anna' });
		const { transportId } = anna.entered.sendTransport;
		expect(await anna.refusal('produce', { transportId, kind: 'smell', rtpParameters: opus(1) })).toBe(
			'malformed-message: kind',
		);
		expect(await anna.refusal('produce', { transportId, kind: 'video', rtpParameters: opus(1) })).toBe(
			'malformed-message: kind',
		);
		const noCodec = { ...opus(1), codecs: [{ mimeType: 'audio/smell', payloadType: 100, clockRate: 8000 }] };
		expect(await anna.refusal('produce', { transportId, kind: 'audio', rtpParameters: noCodec })).toBe(
			'malformed-message',
		);
		expect(await anna.refusal('parley:say', { text: 'x'.repeat(limits.textLength + 1) })).toBe(
			'malformed-message: text',
		);
	});

	it('a half-made entry leaves nothing behind', async () => {
		const anna = await bench.connect({ roomId: bench.room(), peerId: 'anna' });
		expect(await anna.refusal('parley:enter', { displayName: ' ', device, rtpCapabilities: {} })).toBe(
			'malformed-message: displayName',
		);
		await anna.request('parley:enter', { displayName: 'Anna', device, rtpCapabilities: {} });
	});

	it('more than a peer may have', async () => {
		const anna = await bench.enter({ roomId: bench.room(), peerId: 'anna' });
		const more = Array.from({ length: limits.transportsPerPeer + 3 }, () =>
			anna.request('createWebRtcTransport', { appData: { direction: 'producer' } }).then(
				() => 'made',
				(error: Error) => error.message,
			),
		);
		const made = (await Promise.all(more)).filter((outcome) => outcome === 'made');
		// Two were made on entering.
		expect(made).toHaveLength(limits.transportsPerPeer - 2);
		const { transportId } = anna.entered.sendTransport;
		const producers = Array.from({ length: limits.producersPerPeer + 2 }, (_, index) =>
			anna
				.request('produce', { transportId, kind: 'video', rtpParameters: vp8(100 + index, `m${index}`) })
				.then(
					() => 'made',
					(error: Error) => error.message,
				),
		);
		const outcomes = await Promise.all(producers);
		expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(limits.producersPerPeer);
		expect(outcomes.at(-1)).toBe('too-many: producers');
	});

	it("others' transports, producers and consumers, as if they were not there", async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const { transportId } = anna.entered.sendTransport;
		const { producerId } = await anna.request('produce', {
			transportId,
			kind: 'audio',
			rtpParameters: opus(1),
		});
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const consumerId = ben.entered.consumers[0]?.consumerId;
		const eve = await bench.enter({ roomId, peerId: 'eve' });
		const taken = [
			await eve.refusal('connectWebRtcTransport', { transportId, dtlsParameters }),
			await eve.refusal('restartIce', { transportId }),
			await eve.refusal('produce', { transportId, kind: 'audio', rtpParameters: opus(2) }),
			await eve.refusal('getTransportStats', { transportId }),
			await eve.refusal('getProducerStats', { producerId }),
			await eve.refusal('getConsumerStats', { consumerId }),
		];
		expect(new Set(taken)).toEqual(new Set(['not-found']));
		expect(await eve.refusal('restartIce', { transportId: 'never-existed' })).toBe('not-found');

		for (const method of ['closeProducer', 'pauseProducer']) eve.notify(method, { producerId });
		for (const method of ['pauseConsumer', 'requestConsumerKeyFrame']) eve.notify(method, { consumerId });
		await eve.request('parley:ping');
		expect(await anna.request('getProducerStats', { producerId })).toHaveProperty('stats');
		await ben.request('parley:ping');
		const harmed = ben.heard.filter(({ method }) => /^consumer(Closed|Paused)$/.test(method));
		expect(harmed).toEqual([]);
	});
});

describe.skipIf(workerMissing)('to whom a peer id belongs', () => {
	let bench: TestHost;
	beforeAll(async () => {
		bench = await TestHost.start();
	});
	afterAll(() => bench.close());
	const secret = 'A'.repeat(22);
	const other = 'B'.repeat(22);

	it('nobody pushes somebody else out, with the wrong secret or with none', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna', secret });
		for (const wrong of [{ secret: other }, {}]) {
			const eve = await bench.connect({ roomId, peerId: 'anna', ...wrong });
			expect(await eve.closed).toMatchObject({ code: closeCodes.peerIdTaken });
		}
		await anna.request('parley:ping');
		const stock = await bench.connect({ roomId, peerId: 'stock', parley: false });
		await stock.next('mediasoupVersion');
		const eve = await bench.connect({ roomId, peerId: 'stock', secret });
		expect(await eve.closed).toMatchObject({ code: closeCodes.peerIdTaken });
	});

	it('the same person takes the place of their dead socket', async () => {
		const roomId = bench.room();
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const before = await bench.enter({ roomId, peerId: 'anna', secret });
		const after = await bench.enter({ roomId, peerId: 'anna', secret });
		expect(await before.closed).toMatchObject({ code: closeCodes.replaced });
		expect(after.entered.peers.map(({ peerId }) => peerId)).toEqual(['ben']);
		expect(ben.heard.map(({ method }) => method).slice(-3)).toEqual(['newPeer', 'peerClosed', 'newPeer']);
	});

	it('an address that lost the race does not push out the one that won', async () => {
		const roomId = bench.room();
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const won = await bench.connect({ roomId, peerId: 'anna', secret });
		const lost = await bench.connect({ roomId, peerId: 'anna', secret });
		await lost.next('parley:welcome');
		const introduction = { displayName: 'Anna', device, rtpCapabilities: capabilities };
		await won.request('parley:enter', introduction);
		await lost.request('parley:ping');
		await lost.close();
		await won.request('parley:ping');
		expect(ben.heard.map(({ method }) => method)).not.toContain('peerClosed');
	});

	it('whichever of one person enters first has the place, and its secret', async () => {
		const roomId = bench.room();
		const lost = await bench.connect({ roomId, peerId: 'anna', secret });
		const won = await bench.connect({ roomId, peerId: 'anna', secret });
		await won.next('parley:welcome');
		await lost.close();
		const introduction = { displayName: 'Anna', device, rtpCapabilities: capabilities };
		await won.request('parley:enter', introduction);
		const eve = await bench.connect({ roomId, peerId: 'anna', secret: other });
		expect(await eve.closed).toMatchObject({ code: closeCodes.peerIdTaken });
		await bench.enter({ roomId, peerId: 'anna', secret });
		expect(await won.closed).toMatchObject({ code: closeCodes.replaced });
	});

	it('an id waits for its owner who dropped out, and is free once they left', async () => {
		const roomId = bench.room();
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const dropped = await bench.enter({ roomId, peerId: 'anna', secret });
		dropped.socket.terminate();
		await ben.next('peerClosed');
		const eve = await bench.connect({ roomId, peerId: 'anna', secret: other });
		expect(await eve.closed).toMatchObject({ code: closeCodes.peerIdTaken });
		const back = await bench.enter({ roomId, peerId: 'anna', secret });
		await back.request('parley:leave');
		await back.closed;
		const somebody = await bench.enter({ roomId, peerId: 'anna', secret: other });
		expect(somebody.entered.peers).toHaveLength(1);
	});
});

describe.skipIf(workerMissing)('the end of a call', () => {
	it('is told as an end, and a restart as a restart', async () => {
		const bench = await TestHost.start();
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		expect(bench.host.closeRoom(roomId)).toBe(true);
		expect(bench.host.closeRoom(roomId)).toBe(false);
		expect(await anna.closed).toMatchObject({ code: closeCodes.callEnded });
		const ben = await bench.enter({ roomId: bench.room(), peerId: 'ben' });
		await bench.host.close('restarting');
		expect(await ben.closed).toMatchObject({ code: closeCodes.restarting });
		await bench.close();
	});

	it('when a media worker dies: its rooms come back on a fresh one, others notice nothing', async () => {
		const bench = await TestHost.start({ workers: 2 });
		const [one, other] = [bench.room(), bench.room()];
		const anna = await bench.enter({ roomId: one, peerId: 'anna' });
		const { transportId } = anna.entered.sendTransport;
		await anna.request('produce', { transportId, kind: 'audio', rtpParameters: opus(1) });
		// A consumer makes the first worker the busier one: the next room goes to the other.
		await bench.enter({ roomId: one, peerId: 'ben' });
		const carla = await bench.enter({ roomId: other, peerId: 'carla' });
		const [worker] = bench.workerPids;
		if (!worker) throw new Error('no worker was started');
		process.kill(worker, 'SIGKILL');
		expect(await anna.closed).toMatchObject({ code: closeCodes.restarting });
		await carla.request('restartIce', { transportId: carla.entered.sendTransport.transportId });
		const back = await bench.enter({ roomId: one, peerId: 'anna' });
		expect(back.entered.peers).toEqual([]);
		await bench.close();
	});
});
