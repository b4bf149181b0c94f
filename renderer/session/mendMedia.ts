/** A connection that blinks often comes back by itself. */
const restartAfterMs = 1_000;
/** How long finding a first way may take before it is tried once more. */
const firstPatienceMs = 6_000;
/** How long media may be cut off before the whole connection is made anew. */
const patienceMs = 5_000;

/**
 * Watches a peer connection: once it is cut off, new ways are looked for (an ICE restart, RFC 8445, 2.4), and if none
 * is found in time it is given up. One that never worked is not given up, only tried again.
 * @param restart asks for an ICE restart; may be called again
 * @param lost called once
 * @returns ends it
 */
export function mendMedia(
	connection: Pick<RTCPeerConnection, 'connectionState' | 'addEventListener' | 'removeEventListener'>,
	restart: () => void,
	lost: () => void,
): () => void {
	let worked = false;
	let timers: ReturnType<typeof setTimeout>[] = [];
	const calm = () => {
		for (const timer of timers) clearTimeout(timer);
		timers = [];
	};
	const look = () => {
		const state = connection.connectionState;
		if (state === 'connected') {
			worked = true;
			calm();
		} else if (state === 'failed') {
			restart();
			if (worked && timers.length === 0) timers.push(setTimeout(lost, patienceMs));
		} else if (state === 'disconnected' && timers.length === 0)
			timers.push(setTimeout(restart, restartAfterMs), setTimeout(lost, patienceMs));
	};
	connection.addEventListener('connectionstatechange', look);
	const first = setTimeout(() => {
		if (!worked) restart();
	}, firstPatienceMs);
	return () => {
		calm();
		clearTimeout(first);
		connection.removeEventListener('connectionstatechange', look);
	};
}
