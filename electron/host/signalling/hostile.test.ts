import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../contract/signalling/limits.ts';
import { closeCodes } from '../../../contract/signalling/refusals.ts';
import { TestHost, workerMissing } from '../host.test-bench.ts';
import { Generator, type Known } from './hostile.test-data.ts';
import { MediaClient } from './media.test-client.ts';
import { opus } from './rtp.test-data.ts';

const frames = 6000;
/** Frames on one socket: some are nonsense, and after ten of these the door is closed. */
const framesPerSocket = 20;
/** What thousands of frames may leave in memory, in bytes: the code that they made the engine compile. */
const allowedGrowth = 16 * 1024 * 1024;

/** Bytes that are really in use: what only waits for the collector does not count. */
function memoryInUse(): number {
	setFlagsFromString('--expose-gc');
	const collect: () => void = runInNewContext('gc');
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

async function talk(bench: TestHost) {
	const roomId = bench.room();
	const anna = await bench.enter({ roomId, peerId: 'anna', secret: 'A'.repeat(22) });
	const media = await MediaClient.connect(anna, anna.entered.sendTransport);
	const { transportId } = anna.entered.sendTransport;
	const produced = await anna.request('produce', {
		transportId,
		kind: 'audio',
		rtpParameters: opus(7777),
	});
	const producerId = String(produced.producerId);
	const ben = await bench.enter({ roomId, peerId: 'ben', secret: 'B'.repeat(22) });
	const ear = await MediaClient.connect(ben, ben.entered.receiveTransport);
	let heard = 0;
	ear.onRtp(() => {
		heard += 1;
	});
	let sequenceNumber = 1;
	const timer = setInterval(() => {
		const packet = { ssrc: 7777, payloadType: 111, sequenceNumber, timestamp: sequenceNumber * 960 };
		sequenceNumber += 1;
		void media.send(packet, Buffer.from('still here'));
	}, 20);
	return {
		roomId,
		anna,
		ben,
		known: {
			roomId,
			peerId: 'anna',
			transportId,
			producerId,
			consumerId: ben.entered.consumers[0]?.consumerId ?? '',
		} satisfies Known,
		heard: () => heard,
		async stop() {
			clearInterval(timer);
			await Promise.all([media.close(), ear.close()]);
		},
	};
}

describe.skipIf(workerMissing)('hostile input', () => {
	let bench: TestHost;
	beforeAll(async () => {
		bench = await TestHost.start();
	});
	afterAll(() => bench.close());

	it('of thousands of frames touches nobody else and leaves the host as it was', async () => {
		const honest = await talk(bench);
		const here = bench.room();
		const generator = new Generator(20_261_122, honest.known);
		const before = memoryInUse();
		let sent = 0;
		const ends = new Map<unknown, number>();
		for (let round = 0; sent < frames; round += 1) {
			// Half of them come in first: what they send then reaches further.
			const roomId = round % 3 === 0 ? honest.roomId : here;
			const hostile = await (round % 2 === 0
				? bench.enter({ roomId, peerId: `mallory-${round}` })
				: bench.connect({ roomId, peerId: `mallory-${round}`, parley: round % 4 === 1 }));
			const own =
				'entered' in hostile ? (hostile.entered as { sendTransport: { transportId: string } }) : null;
			for (let frame = 0; frame < framesPerSocket; frame += 1) {
				if (hostile.socket.readyState !== hostile.socket.OPEN) break;
				const { data, binary } = generator.frame(own?.sendTransport.transportId);
				hostile.socket.send(data, { binary });
				sent += 1;
			}
			// Whatever it was, it was read to its end: either there is an answer, or the door is closed.
			const end = await Promise.race([
				hostile.request('parley:ping').then(
					() => 'answered',
					() => 'answered',
				),
				hostile.closed.then(({ code }) => code),
			]);
			ends.set(end, (ends.get(end) ?? 0) + 1);
			await hostile.close();
			if (round % 10 === 0) await honest.anna.request('parley:ping');
		}
		expect(sent).toBeGreaterThanOrEqual(frames);
		// 1007 is the protocol's own for text that is no UTF-8 (RFC 6455, 7.4.1).
		const doors: unknown[] = ['answered', closeCodes.malformed, closeCodes.tooFast, 1007];
		expect([...ends.keys()].filter((end) => !doors.includes(end))).toEqual([]);
		expect(ends.get('answered')).toBeGreaterThan(frames / framesPerSocket / 4);

		// The honest pair still is there, whole, and heard all the while.
		const heard = honest.heard();
		expect(heard).toBeGreaterThan(20);
		await expect.poll(honest.heard).toBeGreaterThan(heard + 10);
		await honest.anna.request('parley:say', { text: 'Are you there?' });
		expect(await honest.ben.next('parley:said', ({ text }) => text === 'Are you there?')).toBeDefined();
		const harmed = honest.ben.heard.filter(
			({ method, data }) =>
				(method === 'peerClosed' && data.peerId === 'anna') ||
				(method === 'consumerClosed' && data.consumerId === honest.known.consumerId),
		);
		expect(harmed).toEqual([]);
		const newcomer = await bench.enter({ roomId: honest.roomId, peerId: 'newcomer' });
		expect(newcomer.entered.consumers.map(({ peerId }) => peerId)).toContain('anna');
		expect(memoryInUse() - before).toBeLessThan(allowedGrowth);
		expect(Object.prototype).not.toHaveProperty('polluted');
		await honest.stop();
	}, 120_000);

	it.each([{ locked: true }, { knocking: true }])(
		'opens no door that is %j',
		async (conditions) => {
			const roomId = bench.room();
			const anna = await bench.enterAsHost({ roomId, peerId: 'anna', secret: 'A'.repeat(22) });
			await anna.request('parley:set-room', conditions);
			const known = {
				roomId,
				peerId: 'anna',
				transportId: anna.entered.sendTransport.transportId,
				producerId: '',
				consumerId: '',
			};
			const generator = new Generator(20_261_124, known);
			const told = new Set<string>();
			for (let round = 0; round < 60; round += 1) {
				const parley = round % 2 === 0;
				const hostile = await bench.connect({ roomId, peerId: `mallory-${round}`, parley });
				for (let frame = 0; frame < framesPerSocket; frame += 1) {
					if (hostile.socket.readyState !== hostile.socket.OPEN) break;
					const { data, binary } = generator.frame(undefined);
					hostile.socket.send(data, { binary });
				}
				await Promise.race([hostile.request('parley:ping').catch(() => {}), hostile.closed]);
				for (const { method } of hostile.heard) told.add(method);
				await hostile.close();
			}
			expect(anna.heard.map(({ method }) => method)).not.toContain('newPeer');
			expect([...told].sort()).toEqual(['mediasoupVersion', 'parley:welcome']);
			// Whoever knocked went, and is forgotten.
			await expect.poll(() => anna.heard.at(-1)?.data.waiting ?? []).toEqual([]);
			const guest = await bench.connect({ roomId, peerId: 'guest' });
			expect(await guest.next('parley:welcome')).toMatchObject({
				door: 'locked' in conditions ? 'locked' : 'knocking',
			});
		},
		60_000,
	);

	it('in a flood is slowed by typed refusals, then cut off', async () => {
		const anna = await bench.enter({ roomId: bench.room(), peerId: 'anna' });
		const refusals: Promise<string>[] = [];
		for (let count = 0; count < 5000; count += 1) {
			refusals.push(
				anna.request('parley:ping').then(
					() => 'answered',
					(error: Error) => error.message,
				),
			);
		}
		expect(await anna.closed).toMatchObject({ code: closeCodes.tooFast });
		const outcomes = await Promise.all(refusals);
		expect(outcomes.filter((outcome) => outcome === 'answered').length).toBeLessThan(1000);
		expect(outcomes).toContain('too-fast');
	});

	it('of nothing but nonsense is cut off', async () => {
		const anna = await bench.connect({ roomId: bench.room(), peerId: 'anna' });
		for (let count = 0; count < 20; count += 1) anna.socket.send('{"request":tru');
		expect(await anna.closed).toMatchObject({ code: closeCodes.malformed });
	});

	it('that is too large never reaches memory as a whole', async () => {
		const anna = await bench.connect({ roomId: bench.room(), peerId: 'anna' });
		anna.socket.send('x'.repeat(limits.messageBytes + 1));
		// RFC 6455, 7.4.1: message too big.
		expect(await anna.closed).toMatchObject({ code: 1009 });
	});

	it('of text floods is refused by name', async () => {
		const anna = await bench.enter({ roomId: bench.room(), peerId: 'anna' });
		const said = Array.from({ length: 50 }, () =>
			anna.request('parley:say', { text: 'buy!' }).then(
				() => 'said',
				(error: Error) => error.message,
			),
		);
		const outcomes = await Promise.all(said);
		expect(outcomes.filter((outcome) => outcome === 'said').length).toBeLessThan(30);
		expect(outcomes.at(-1)).toBe('too-fast: messages');
	});
});
