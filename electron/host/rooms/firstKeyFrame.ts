import type { Consumer } from 'mediasoup/types';

/**
 * mediasoup asks a sender for a key frame when somebody begins to receive, and once more after a second.
 * Browsers lose both now and then: an encoder that has just spent its bits on one frame skips the next,
 * and with it the request. Milliseconds between two looks; mediasoup itself does not ask more often.
 */
export const askAgainMs = 1_000;
/** Then nobody sends: a window that never changes its picture, a browser that sleeps. */
const mostTimes = 30;

/**
 * Asks for a key frame again and again until one has gone out, each time that a video begins or resumes:
 * else a picture could stay away for as long as the share lasts.
 */
export function ensureKeyFrames(consumer: Consumer): void {
	if (consumer.kind !== 'video') return;
	let timer: NodeJS.Timeout | undefined;
	let times = 0;

	const rest = () => {
		clearInterval(timer);
		timer = undefined;
	};
	const ask = () => {
		if (consumer.closed || consumer.paused || consumer.producerPaused) return;
		times += 1;
		if (times > mostTimes) return rest();
		// It may close while it is being asked for.
		consumer.requestKeyFrame().catch(() => {});
	};
	const watch = () => {
		times = 0;
		if (timer) return;
		timer = setInterval(ask, askAgainMs);
		timer.unref();
	};
	// Key frames are rare, so being told of each costs nothing.
	consumer.enableTraceEvent(['keyframe']).catch(() => {});
	consumer.on('trace', rest);
	consumer.observer.on('resume', watch);
	consumer.observer.once('close', rest);
	watch();
}
