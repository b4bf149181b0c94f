import type { Consumer, Producer } from 'mediasoup/types';
import type { NewConsumer } from '../../../contract/signalling/dialect.ts';
import { ensureKeyFrames } from './firstKeyFrame.ts';
import { beginWithLowestLayer } from './lowestLayerFirst.ts';
import type { Peer } from './peer.ts';
import type { Room } from './room.ts';

/** A producer and whose it is. */
export interface Produced {
	readonly owner: Peer;
	readonly producer: Producer;
}

/**
 * Lets a peer receive what another one produces.
 * @returns undefined when it cannot: no receiving transport, no common codec, or one of them went
 */
export async function consume(
	room: Room,
	peer: Peer,
	{ owner, producer }: Produced,
	paused: boolean,
): Promise<Consumer | undefined> {
	const rtpCapabilities = peer.introduction?.rtpCapabilities;
	const transport = peer.receiving;
	if (!rtpCapabilities || !transport || peer.heeded.has(producer.id)) return undefined;
	peer.heeded.add(producer.id);
	let giveBack = () => {};
	try {
		const [from, to] = await Promise.all([room.place(owner), room.place(peer)]);
		giveBack = await room.routers.pipes.bring(producer, from.router, to.router);
		if (!to.router.canConsume({ producerId: producer.id, rtpCapabilities })) {
			giveBack();
			return undefined;
		}
		const consumer = await transport.consume({
			producerId: producer.id,
			rtpCapabilities,
			paused,
			// For Opus as well: one retransmitted packet is worth more than concealing its loss.
			enableRtx: true,
			// DTX packets are passed on: they carry the comfort noise, and cost a few packets a second.
			appData: { peerId: owner.id, source: producer.appData.source },
		});
		to.carrier.carry(consumer);
		follow(peer, consumer, giveBack);
		beginWithLowestLayer(consumer);
		ensureKeyFrames(consumer);
		return consumer;
	} catch (cause) {
		giveBack();
		peer.heeded.delete(producer.id);
		// Whoever closes in between is told by its own event; anything else is worth a line.
		if (!producer.closed && !transport.closed) room.note('warn', cause);
		return undefined;
	}
}

function follow(peer: Peer, consumer: Consumer, giveBack: () => void): void {
	const { outlet } = peer;
	const consumerId = consumer.id;
	peer.consumers.set(consumerId, consumer);
	consumer.observer.once('close', () => {
		peer.consumers.delete(consumerId);
		peer.heeded.delete(consumer.producerId);
		giveBack();
	});
	consumer.on('producerclose', () => outlet.notify('consumerClosed', { consumerId }));
	consumer.on('producerpause', () => outlet.notify('consumerPaused', { consumerId }));
	consumer.on('producerresume', () => outlet.notify('consumerResumed', { consumerId }));
	consumer.on('score', (score) => outlet.notify('consumerScore', { consumerId, score }, 'droppable'));
	consumer.on('layerschange', (layers) =>
		outlet.notify('consumerLayersChanged', { consumerId, ...(layers && { layers }) }),
	);
}

/** What the peer needs to receive it. */
export function describeConsumer(peer: Peer, consumer: Consumer): NewConsumer {
	return {
		peerId: String(consumer.appData.peerId),
		transportId: peer.receiving?.id ?? '',
		consumerId: consumer.id,
		producerId: consumer.producerId,
		kind: consumer.kind,
		rtpParameters: consumer.rtpParameters as NewConsumer['rtpParameters'],
		type: consumer.type,
		producerPaused: consumer.producerPaused,
		consumerScore: consumer.score,
		appData: consumer.appData,
	};
}

/**
 * Offers a producer to a peer that is inside: the consumer rests until the peer accepts it, so that its
 * first key frame is not sent before anybody can show it.
 */
export async function offer(room: Room, peer: Peer, produced: Produced): Promise<void> {
	const consumer = await consume(room, peer, produced, true);
	if (!consumer) return;
	try {
		await peer.outlet.request('newConsumer', describeConsumer(peer, consumer));
		if (!consumer.closed) await consumer.resume();
	} catch (cause) {
		// Refused, unanswered, or gone: nothing is sent to where nobody listens.
		if (!consumer.closed) {
			consumer.close();
			room.note('info', cause);
		}
	}
}
