import { own, request } from '../routes.ts';

export const statistics = {
	requests: [
		request('getTransportStats', async ({ peer }, { transportId }) => ({
			stats: await own(peer.transports, transportId).getStats(),
		})),
		request('getProducerStats', async ({ peer }, { producerId }) => ({
			stats: await own(peer.producers, producerId).getStats(),
		})),
		request('getConsumerStats', async ({ peer }, { consumerId }) => ({
			stats: await own(peer.consumers, consumerId).getStats(),
		})),
		request('getDataProducerStats', async ({ peer }, { dataProducerId }) => ({
			stats: await own(peer.dataProducers, dataProducerId).getStats(),
		})),
		request('getDataConsumerStats', async ({ peer }, { dataConsumerId }) => ({
			stats: await own(peer.dataConsumers, dataConsumerId).getStats(),
		})),
	],
};
