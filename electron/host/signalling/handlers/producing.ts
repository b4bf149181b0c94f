import type { RtpParameters } from 'mediasoup/types';
import { limits } from '../../../../contract/signalling/limits.ts';
import { Refusal } from '../../refusal.ts';
import { assertInside, notification, own, request } from '../routes.ts';

/**
 * A sender is asked for a key frame at most this often, in milliseconds, however many join or ask at
 * once: each one costs it a burst. Browsers pass over whatever comes within 300 ms of the last
 * (`kMinKeyframeSendIntervalMs` in Chromium's encoder_rtcp_feedback.cc), and then mediasoup waits for a whole second
 * before it asks again: so a good deal more than that.
 */
const keyFrameRequestDelay = 500;

export const producing = {
	requests: [
		request('produce', async ({ room, peer, afterReply }, { transportId, kind, rtpParameters, appData }) => {
			assertInside(peer);
			const transport = own(peer.transports, transportId);
			if (transport.appData.direction !== 'producer') throw new Refusal('not-found');
			// mediasoup takes sound that calls itself video, and the receivers cannot make sense of it.
			if (!rtpParameters.codecs.every(({ mimeType }) => mimeType.toLowerCase().startsWith(`${kind}/`))) {
				throw new Refusal('malformed-message', 'kind');
			}
			if (peer.producers.size + peer.pending.producers >= limits.producersPerPeer) {
				throw new Refusal('too-many', 'producers');
			}
			peer.pending.producers += 1;
			try {
				const producer = await transport.produce({
					kind,
					rtpParameters: rtpParameters as RtpParameters,
					...(kind === 'video' && { keyFrameRequestDelay }),
					paused: appData?.['parley:paused'] ?? false,
					appData: { peerId: peer.id, source: appData?.source ?? kind },
				});
				const { id: producerId } = producer;
				peer.producers.set(producerId, producer);
				producer.observer.once('close', () => peer.producers.delete(producerId));
				producer.on('score', (score) =>
					peer.outlet.notify('producerScore', { producerId, score }, 'droppable'),
				);
				afterReply(() => {
					if (!producer.closed) room.announce(peer, producer);
				});
				return { producerId };
			} finally {
				peer.pending.producers -= 1;
			}
		}),
	],
	notifications: [
		notification('closeProducer', ({ peer }, { producerId }) => own(peer.producers, producerId).close()),
		notification('pauseProducer', ({ peer }, { producerId }) => own(peer.producers, producerId).pause()),
		notification('resumeProducer', ({ peer }, { producerId }) => own(peer.producers, producerId).resume()),
	],
};
