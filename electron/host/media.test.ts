import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TestHost, workerMissing } from './host.test-bench.ts';
import { askAgainMs } from './rooms/firstKeyFrame.ts';
import { MediaClient } from './signalling/media.test-client.ts';
import { audioLevelId, opus, vp8, vp8Simulcast } from './signalling/rtp.test-data.ts';

type Entered = Awaited<ReturnType<TestHost['enter']>>;

/** Speaks at so many decibels below full scale, 50 packets a second, until stopped. */
async function speak(peer: Entered, ssrc: number, quietness: number) {
	const media = await MediaClient.connect(peer, peer.entered.sendTransport);
	const { transportId } = peer.entered.sendTransport;
	const { producerId } = await peer.request('produce', {
		transportId,
		kind: 'audio',
		rtpParameters: opus(ssrc),
	});
	let sequenceNumber = 1;
	let level = quietness;
	const timer = setInterval(() => {
		const extensions = [{ id: audioLevelId, payload: Buffer.from([0x80 | level]) }];
		const packet = { ssrc, payloadType: 111, sequenceNumber, timestamp: sequenceNumber * 960, extensions };
		sequenceNumber += 1;
		void media.send(packet, Buffer.from(`voice of ${ssrc}`));
	}, 20);
	return {
		producerId,
		setLevel(quieter: number) {
			level = quieter;
		},
		async stop() {
			clearInterval(timer);
			await media.close();
		},
	};
}

/** Resolves with the payloads of `count` packets. */
async function hear(peer: Entered, count: number): Promise<string[]> {
	const media = await MediaClient.connect(peer, peer.entered.receiveTransport);
	const payloads: string[] = [];
	await new Promise<void>((resolve) => {
		media.onRtp(({ payload }) => {
			payloads.push(payload.toString());
			if (payloads.length === count) resolve();
		});
	});
	await media.close();
	return payloads;
}

const mediaPort = (peer: Entered) => peer.entered.receiveTransport.iceCandidates[0]?.port;

describe.skipIf(workerMissing)('media through a host', () => {
	let bench: TestHost;
	beforeAll(async () => {
		bench = await TestHost.start();
	});
	afterAll(() => bench.close());

	it('flows both ways over real ICE, DTLS and SRTP', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const [one, other] = await Promise.all([speak(anna, 1111, 30), speak(ben, 2222, 30)]);
		const [atBen, atAnna] = await Promise.all([hear(ben, 20), hear(anna, 20)]);
		expect(new Set(atBen)).toEqual(new Set(['voice of 1111']));
		expect(new Set(atAnna)).toEqual(new Set(['voice of 2222']));
		await Promise.all([one.stop(), other.stop()]);
	});

	it('stops at once when its producer pauses', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const voice = await speak(anna, 1111, 30);
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const media = await MediaClient.connect(ben, ben.entered.receiveTransport);
		let packets = 0;
		const first = new Promise<void>((resolve) => {
			media.onRtp(() => {
				packets += 1;
				resolve();
			});
		});
		await first;
		anna.notify('pauseProducer', { producerId: voice.producerId });
		await ben.next('consumerPaused');
		const whenPaused = packets;
		// Others' statistics are a round trip through the same worker: whatever was under way has come.
		for (let asked = 0; asked < 20; asked += 1) {
			await anna.request('getProducerStats', { producerId: voice.producerId });
		}
		expect(packets - whenPaused).toBeLessThanOrEqual(1);
		await Promise.all([voice.stop(), media.close()]);
	});

	it('says who speaks, loudest as active, and when nobody does', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const loud = await speak(anna, 1111, 20);
		const volumes = await ben.next(
			'speakingPeers',
			({ peerVolumes }) => (peerVolumes as unknown[]).length > 0,
		);
		const [speaker] = volumes.peerVolumes as { peerId: string; volume: number }[];
		expect(speaker?.peerId).toBe('anna');
		expect(speaker?.volume).toBeGreaterThan(-25);
		expect(await ben.next('activeSpeaker')).toEqual({ peerId: 'anna' });
		ben.forget();
		loud.setLevel(127);
		await ben.next('speakingPeers', ({ peerVolumes }) => (peerVolumes as unknown[]).length === 0);
		expect(await ben.next('activeSpeaker')).toEqual({});
		// The same one again: mediasoup itself would not say so.
		ben.forget();
		loud.setLevel(20);
		expect(await ben.next('activeSpeaker')).toEqual({ peerId: 'anna' });
		await loud.stop();
	});

	it('offers layered video as such, and takes wishes for layers', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		await anna.request('produce', {
			transportId: anna.entered.sendTransport.transportId,
			kind: 'video',
			rtpParameters: vp8Simulcast(),
		});
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const [consumer] = ben.entered.consumers;
		expect(consumer?.type).toBe('simulcast');
		const { consumerId } = consumer ?? {};
		ben.notify('setConsumerPreferredLayers', { consumerId, spatialLayer: 1, temporalLayer: 0 });
		ben.notify('setConsumerPriority', { consumerId, priority: 200 });
		ben.notify('requestConsumerKeyFrame', { consumerId });
		ben.notify('pauseConsumer', { consumerId });
		// Answered after all of these were followed: the connection keeps their order.
		expect(await ben.request('getConsumerStats', { consumerId })).toHaveProperty('stats');
	});
});

/** VP8 of one packet a frame, 20 a second; the host's first requests for a key frame get lost on the way. */
async function showVideo(peer: Entered, ssrc: number, lostRequests: number) {
	const media = await MediaClient.connect(peer, peer.entered.sendTransport);
	let requests = 0;
	let keyFrameDue = false;
	media.onKeyFrameRequest(() => {
		requests += 1;
		keyFrameDue ||= requests > lostRequests;
	});
	await peer.request('produce', {
		transportId: peer.entered.sendTransport.transportId,
		kind: 'video',
		rtpParameters: {
			...vp8(ssrc),
			codecs: [{ ...vp8(ssrc).codecs[0], rtcpFeedback: [{ type: 'nack', parameter: 'pli' }] }],
		},
	});
	let sequenceNumber = 1;
	const timer = setInterval(() => {
		const header = { ssrc, payloadType: 96, sequenceNumber, timestamp: sequenceNumber * 4500, marker: true };
		sequenceNumber += 1;
		// RFC 7741, 4.2 and 4.3: a descriptor that starts a frame; the frame's first bit is 0 for a key frame.
		void media.send(header, Buffer.from([0x10, keyFrameDue ? 0x10 : 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
		keyFrameDue = false;
	}, 50);
	return {
		requests: () => requests,
		async stop() {
			clearInterval(timer);
			await media.close();
		},
	};
}

describe.skipIf(workerMissing)('a video of which the first requests for a key frame get lost', () => {
	let bench: TestHost;
	beforeAll(async () => {
		bench = await TestHost.start();
	});
	afterAll(() => bench.close());

	it('is asked for again until there is one, and then no more', { timeout: 30_000 }, async () => {
		const roomId = bench.room();
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const atBen = await MediaClient.connect(ben, ben.entered.receiveTransport);
		const first = new Promise<Buffer>((resolve) => {
			// The media worker probes the way with packets that hold nothing.
			atBen.onRtp(({ payload }) => payload.length > 2 && payload[0] === 0x10 && resolve(payload));
		});
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const lost = 4;
		const video = await showVideo(anna, 4444, lost);
		// Bit 0 of the frame: the first that goes out is a key frame.
		expect(((await first)[1] ?? 1) & 1).toBe(0);
		const asked = video.requests();
		expect(asked).toBeGreaterThan(lost);
		await new Promise((resolve) => setTimeout(resolve, 2 * askAgainMs + 500));
		expect(video.requests() - asked).toBeLessThanOrEqual(1);
		await Promise.all([video.stop(), atBen.close()]);
	});
});

/** VP8 in three temporal layers, 20 frames a second; a key frame whenever one is asked for. Runs until stopped. */
async function showLayers(peer: Entered, ssrc: number) {
	const media = await MediaClient.connect(peer, peer.entered.sendTransport);
	let keyFrameDue = true;
	media.onKeyFrameRequest(() => {
		keyFrameDue = true;
	});
	const { producerId } = await peer.request('produce', {
		transportId: peer.entered.sendTransport.transportId,
		kind: 'video',
		rtpParameters: {
			...vp8(ssrc),
			codecs: [{ ...vp8(ssrc).codecs[0], rtcpFeedback: [{ type: 'nack', parameter: 'pli' }] }],
			encodings: [{ ssrc, scalabilityMode: 'L1T3' }],
		},
	});
	let frame = 0;
	let ofLowest = 0;
	let place = 0;
	const timer = setInterval(() => {
		if (keyFrameDue) place = 0;
		const layer = [0, 2, 1, 2][place++ % 4] ?? 0;
		frame += 1;
		if (layer === 0) ofLowest += 1;
		// RFC 7741, 4.2: extended; with picture id, number of the lowest layer's frame, and layer. Frames of the
		// higher ones need no other than the lowest's.
		const descriptor = [0x90, 0xe0, 0x80 | (frame >> 8), frame & 255, ofLowest & 255, (layer << 6) | 0x20];
		const isKey = keyFrameDue && layer === 0;
		keyFrameDue &&= !isKey;
		const header = { ssrc, payloadType: 96, sequenceNumber: frame, timestamp: frame * 4500, marker: true };
		void media.send(header, Buffer.from([...descriptor, isKey ? 0x10 : 0x11, ...Array(200).fill(0)]));
	}, 50);
	return {
		producerId,
		async stop() {
			clearInterval(timer);
			await media.close();
		},
	};
}

/** What comes first of a video in layers: whether it is a key frame, and which layer. Of each time it begins. */
async function framesAt(peer: Entered) {
	const media = await MediaClient.connect(peer, peer.entered.receiveTransport);
	const frames: { key: boolean; layer: number }[] = [];
	media.onRtp(({ payload }) => {
		// The media worker probes the way with packets that hold nothing.
		if (payload[0] !== 0x90 || payload.length < 100) return;
		frames.push({ key: ((payload[6] ?? 1) & 1) === 0, layer: (payload[5] ?? 0) >> 6 });
	});
	return { frames, close: () => media.close() };
}

describe.skipIf(workerMissing)('a video in temporal layers', () => {
	let bench: TestHost;
	beforeAll(async () => {
		bench = await TestHost.start();
	});
	afterAll(() => bench.close());

	it('begins with its key frame, each time, and then comes in all its layers', {
		timeout: 30_000,
	}, async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const video = await showLayers(anna, 5555);
		// So that the media worker knows how much the layers take when somebody comes.
		await vi.waitFor(async () => {
			const { stats } = await anna.request('getProducerStats', { producerId: video.producerId });
			expect((stats as { packetCount: number }[])[0]?.packetCount).toBeGreaterThan(30);
		}, 10_000);
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const [consumer] = ben.entered.consumers;
		const { frames, close } = await framesAt(ben);
		const wholeAgain = async () => {
			await vi.waitFor(() => expect(frames.some(({ layer }) => layer === 2)).toBe(true), 10_000);
			expect(frames[0]).toEqual({ key: true, layer: 0 });
		};
		await wholeAgain();
		ben.notify('pauseConsumer', { consumerId: consumer?.consumerId });
		await ben.request('getConsumerStats', { consumerId: consumer?.consumerId });
		frames.length = 0;
		ben.notify('resumeConsumer', { consumerId: consumer?.consumerId });
		await wholeAgain();
		await Promise.all([video.stop(), close()]);
	});
});

describe.skipIf(workerMissing)('a room that outgrows a worker', () => {
	let bench: TestHost;
	beforeAll(async () => {
		bench = await TestHost.start({ workers: 2, consumersPerWorker: 2 });
	});
	afterAll(() => bench.close());

	it('spans two: media crosses, and speakers are compared over both', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const voice = await speak(anna, 1111, 40);
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		const carla = await bench.enter({ roomId, peerId: 'carla' });
		expect(mediaPort(ben)).toBe(mediaPort(anna));
		expect(mediaPort(carla)).not.toBe(mediaPort(anna));

		// From the first worker to the second, and back.
		expect(new Set(await hear(carla, 20))).toEqual(new Set(['voice of 1111']));
		const louder = await speak(carla, 3333, 15);
		await anna.next('newConsumer', ({ peerId }) => peerId === 'carla');
		expect(new Set(await hear(anna, 20))).toEqual(new Set(['voice of 3333']));

		await ben.next('speakingPeers', ({ peerVolumes }) => (peerVolumes as unknown[]).length === 2);
		voice.setLevel(127);
		await ben.next('activeSpeaker', ({ peerId }) => peerId === 'carla');
		await carla.request('parley:leave');
		expect(await anna.next('peerClosed')).toEqual({ peerId: 'carla' });
		expect(await anna.next('consumerClosed')).toBeDefined();
		await Promise.all([voice.stop(), louder.stop()]);
	});
});
