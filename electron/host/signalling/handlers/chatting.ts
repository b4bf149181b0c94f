import type { SctpStreamParameters } from 'mediasoup/types';
import { limits } from '../../../../contract/signalling/limits.ts';
import { Refusal } from '../../refusal.ts';
import { assertInside, own, request } from '../routes.ts';

export const chatting = {
	requests: [
		request('parley:say', ({ room, peer }, { text }) => {
			assertInside(peer);
			if (!room.chat.mayTalk(peer)) throw new Refusal('too-fast', 'messages');
			return { sentAt: room.chat.say(peer, text) };
		}),
		request('produceData', async ({ room, peer, afterReply }, data) => {
			assertInside(peer);
			const transport = own(peer.transports, data.transportId);
			if (!transport.sctpParameters) throw new Refusal('malformed-message', 'transportId');
			if (peer.dataProducers.size >= limits.producersPerPeer) throw new Refusal('too-many', 'data producers');
			const dataProducer = await transport.produceData({
				sctpStreamParameters: data.sctpStreamParameters as SctpStreamParameters,
				label: data.label ?? '',
				protocol: data.protocol ?? '',
				appData: { peerId: peer.id, channel: data.appData?.channel },
			});
			const { id: dataProducerId } = dataProducer;
			peer.dataProducers.set(dataProducerId, dataProducer);
			dataProducer.observer.once('close', () => peer.dataProducers.delete(dataProducerId));
			// The demo's other channel is its bot's, which we have none of: what is sent there, nobody reads.
			if (data.appData?.channel === 'chat') {
				afterReply(() => {
					room.chat.read(peer, dataProducer).catch((cause) => {
						if (!dataProducer.closed) room.note('warn', cause);
					});
				});
			}
			return { dataProducerId };
		}),
	],
};
