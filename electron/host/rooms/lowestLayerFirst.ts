import type { Consumer } from 'mediasoup/types';

/** mediasoup makes of it what there is. */
const highest = 7;

/**
 * Has VP8 in one size begin with its lowest temporal layer, and come in all of them once its key frame has gone out.
 *
 * mediasoup 3.27.1 aims at the highest layer at once, and then drops the very key frame that it waited for: which layer
 * it sends is only set by a frame of the layer aimed at (VP8.cpp, `Process`), a key frame is of the lowest, and what is
 * above the layer that is sent (none yet) is not sent. The next frame of the highest goes out instead, of which nobody
 * can make a picture. With several sizes it sets the layer when it switches to one, and H.264 has no such rule.
 *
 * Only for streams that have nothing else to choose from: the receiver's own wishes for layers are about sizes.
 */
export function beginWithLowestLayer(consumer: Consumer): void {
	const vp8 = consumer.rtpParameters.codecs[0]?.mimeType.toLowerCase() === 'video/vp8';
	if (!vp8 || consumer.type !== 'svc') return;
	/** What is wanted once it has begun; null: it has. */
	let wanted: number | null = null;
	const aim = (temporalLayer: number) => {
		// It may close meanwhile.
		consumer.setPreferredLayers({ spatialLayer: 0, temporalLayer }).catch(() => {});
	};
	const begin = () => {
		wanted ??= consumer.preferredLayers?.temporalLayer ?? highest;
		aim(0);
	};
	consumer.enableTraceEvent(['keyframe']).catch(() => {});
	consumer.on('trace', ({ type }) => {
		if (type !== 'keyframe' || wanted === null) return;
		aim(wanted);
		wanted = null;
	});
	// It begins anew after each rest.
	consumer.observer.on('pause', begin);
	begin();
}
