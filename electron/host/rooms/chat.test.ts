import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestHost, workerMissing } from '../host.test-bench.ts';
import { type HostTransport, MediaClient } from '../signalling/media.test-client.ts';
import { capabilities, device } from '../signalling/rtp.test-data.ts';

/** Joins as a stock client does, with chat over real data channels. */
async function joinStock(bench: TestHost, roomId: string, peerId: string) {
	const read: string[] = [];
	const client = await bench.connect({ roomId, peerId, parley: false });
	const create = (direction: string) => client.request('createWebRtcTransport', { appData: { direction } });
	const [sending, receiving] = await Promise.all([create('producer'), create('consumer')]);
	const connect = (transport: unknown) => MediaClient.connect(client, transport as HostTransport);
	const [up, down] = await Promise.all([connect(sending), connect(receiving)]);
	await Promise.all([up.startData(), down.startData()]);
	await client.request('join', { displayName: peerId, device, rtpCapabilities: capabilities });
	await client.request('produceData', {
		transportId: sending.transportId,
		sctpStreamParameters: { streamId: 1, ordered: true },
		label: 'chat',
		protocol: '',
		appData: { channel: 'chat' },
	});
	const mouth = up.openChannel(1);
	return {
		client,
		read,
		say: (text: string) => mouth.send(text),
		/** Opens the channel of one of the others, as the host offers it. */
		async listenTo(other: string) {
			const { sctpStreamParameters } = await client.next('newDataConsumer', (data) => data.peerId === other);
			const { streamId } = sctpStreamParameters as { streamId: number };
			down.openChannel(streamId, (text) => read.push(`${other}: ${text}`));
		},
		close: () => Promise.all([up.close(), down.close()]),
	};
}

describe.skipIf(workerMissing)('chat between stock clients and ours', () => {
	let bench: TestHost;
	beforeAll(async () => {
		bench = await TestHost.start();
	});
	afterAll(() => bench.close());

	it('reaches everybody, each in their own way', async () => {
		const roomId = bench.room();
		const anna = await bench.enter({ roomId, peerId: 'anna' });
		const one = await joinStock(bench, roomId, 'one');
		const two = await joinStock(bench, roomId, 'two');
		const ben = await bench.enter({ roomId, peerId: 'ben' });
		await Promise.all([
			one.listenTo('anna'),
			one.listenTo('two'),
			one.listenTo('ben'),
			two.listenTo('anna'),
			two.listenTo('one'),
		]);

		await anna.request('parley:say', { text: 'from anna' });
		await expect.poll(() => one.read).toEqual(['anna: from anna']);
		await expect.poll(() => two.read).toEqual(['anna: from anna']);
		expect(await ben.next('parley:said')).toMatchObject({ peerId: 'anna', text: 'from anna' });

		one.say('from one');
		expect(await anna.next('parley:said')).toMatchObject({ peerId: 'one', text: 'from one' });
		await expect.poll(() => two.read).toContain('one: from one');
		await ben.request('parley:say', { text: 'from ben' });
		await expect.poll(() => one.read).toContain('ben: from ben');

		await anna.request('parley:leave');
		expect(await one.client.next('dataConsumerClosed')).toHaveProperty('dataConsumerId');
		expect(one.read).not.toContain('one: from one');
		await Promise.all([one.close(), two.close()]);
	});
});
