import { beDemoClient } from './demoClient.ts';

/** The dialect of before October 2025. */
beDemoClient({
	ask(method, data) {
		if (method !== 'createWebRtcTransport') return data;
		const { appData, ...rest } = data as { appData: { direction: string } };
		return {
			...rest,
			producing: appData.direction === 'producer',
			consuming: appData.direction === 'consumer',
		};
	},
	hear(method, data) {
		const { id } = data as { id: string };
		switch (method) {
			case 'getRouterRtpCapabilities':
				return { routerRtpCapabilities: data };
			case 'createWebRtcTransport':
				return { ...data, transportId: id };
			case 'produce':
				return { producerId: id };
			case 'newConsumer':
				return { ...data, consumerId: id };
			default:
				return data;
		}
	},
});
