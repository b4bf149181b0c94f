import { notification } from '../routes.ts';

/** A consumer may have closed while the notification was under way: then there is nothing to do. */
export const consuming = {
	notifications: [
		notification('pauseConsumer', ({ peer }, { consumerId }) => peer.consumers.get(consumerId)?.pause()),
		notification('resumeConsumer', ({ peer }, { consumerId }) => peer.consumers.get(consumerId)?.resume()),
		notification(
			'setConsumerPreferredLayers',
			async ({ peer }, { consumerId, spatialLayer, temporalLayer }) =>
				peer.consumers
					.get(consumerId)
					?.setPreferredLayers({ spatialLayer, ...(temporalLayer !== undefined && { temporalLayer }) }),
		),
		notification('setConsumerPriority', async ({ peer }, { consumerId, priority }) =>
			peer.consumers.get(consumerId)?.setPriority(priority),
		),
		notification('requestConsumerKeyFrame', ({ peer }, { consumerId }) =>
			peer.consumers.get(consumerId)?.requestKeyFrame(),
		),
	],
};
