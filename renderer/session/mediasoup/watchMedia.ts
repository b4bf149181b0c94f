import type { types } from 'mediasoup-client';

/** How long media may be cut off before the whole connection is made anew. */
const mediaPatienceMs = 4_000;

/**
 * Sees when a transport is cut off. It may find its way again by itself for a while, or with the help of `mend`.
 * @param lost it is cut off for good
 * @param mend begins an ICE restart (RFC 8445, 2.4); how it went shows in the transport's state
 * @returns ends it
 */
export function watchMedia(
	transport: Pick<types.Transport, 'on'>,
	lost: () => void,
	mend?: () => Promise<void>,
): () => void {
	let patience: ReturnType<typeof setTimeout> | undefined;
	let over = false;
	const stop = () => {
		over = true;
		clearTimeout(patience);
	};
	transport.on('connectionstatechange', (state) => {
		if (over) return;
		if (state === 'connected') {
			clearTimeout(patience);
			patience = undefined;
			return;
		}
		if (state !== 'disconnected' && state !== 'failed') return;
		if (state === 'failed' && (patience !== undefined || !mend)) {
			stop();
			return lost();
		}
		if (patience !== undefined) return;
		patience = setTimeout(lost, mediaPatienceMs);
		mend?.().catch((error: unknown) => {
			if (!over) console.warn('media could not be mended', error);
		});
	});
	return stop;
}
