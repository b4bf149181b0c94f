import type { Router } from 'mediasoup/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerMissing } from '../host.test-bench.ts';
import { capabilities, opus } from '../signalling/rtp.test-data.ts';
import { WorkerPool } from '../workers/workerPool.ts';
import { Pipes } from './pipes.ts';

/** One RTP packet (RFC 3550, 5.1) of what `opus` negotiates. */
function rtp(sequenceNumber: number): Buffer {
	const packet = Buffer.alloc(16);
	packet.writeUInt8(0x80, 0);
	packet.writeUInt8(111, 1);
	packet.writeUInt16BE(sequenceNumber, 2);
	packet.writeUInt32BE(sequenceNumber * 960, 4);
	packet.writeUInt32BE(1111, 8);
	return packet;
}

async function produce(router: Router) {
	const transport = await router.createDirectTransport();
	const { headerExtensions: _, ...rtpParameters } = opus(1111);
	return transport.produce({ kind: 'audio', rtpParameters });
}

describe.skipIf(workerMissing)('pipes between the routers of a room', () => {
	let pool: WorkerPool;
	let here: Router;
	let there: Router;
	beforeAll(async () => {
		pool = await WorkerPool.start({ workers: 2, addresses: [{ ip: '127.0.0.1' }] });
		const [one, two] = pool.workers;
		if (!one || !two) throw new Error('two workers were asked for');
		[here, there] = await Promise.all([one.createRouter(), two.createRouter()]);
	});
	afterAll(() => pool.close());

	it('carry every packet, once for all who listen, and end with the last of them', async () => {
		const pipes = new Pipes();
		const producer = await produce(here);
		const [giveBack, giveBackToo] = await Promise.all([
			pipes.bring(producer, here, there),
			pipes.bring(producer, here, there),
		]);
		expect(pipes.size).toBe(1);
		const transport = await there.createDirectTransport();
		const consumer = await transport.consume({ producerId: producer.id, rtpCapabilities: capabilities });
		const count = 100;
		let heard = 0;
		const all = new Promise<void>((resolve) => {
			consumer.on('rtp', () => {
				heard += 1;
				if (heard === count) resolve();
			});
		});
		for (let sent = 1; sent <= count; sent += 1) producer.send(rtp(sent));
		await all;

		giveBack();
		expect(pipes.size).toBe(1);
		const closed = new Promise((resolve) => consumer.once('producerclose', () => resolve(undefined)));
		giveBackToo();
		await closed;
		expect(pipes.size).toBe(0);
		expect(producer.closed).toBe(false);
	});

	it('can be laid again after they ended, and end with their producer', async () => {
		const pipes = new Pipes();
		const producer = await produce(here);
		const giveBack = await pipes.bring(producer, here, there);
		giveBack();
		await pipes.bring(producer, here, there);
		expect(there.canConsume({ producerId: producer.id, rtpCapabilities: capabilities })).toBe(true);
		producer.close();
		await expect.poll(() => pipes.size).toBe(0);
	});

	it('are none within one router', async () => {
		const pipes = new Pipes();
		await pipes.bring(await produce(here), here, here);
		expect(pipes.size).toBe(0);
	});

	it('say so when there is nothing to carry any more', async () => {
		const pipes = new Pipes();
		const producer = await produce(here);
		producer.close();
		await expect(pipes.bring(producer, here, there)).rejects.toThrow();
		expect(pipes.size).toBe(0);
	});
});
