import { limits } from '../../contract/signalling/limits.ts';

const offlinePatienceMs = 500;
/** A network that sleeps with the machine needs a moment longer. */
const wakingPatienceMs = 1000;

export interface Heartbeat {
	/** Asks now and waits less than usual: there is reason to doubt that the server is still reached. */
	lookNow(): void;
	stop(): void;
}

/**
 * Asks the server every two seconds whether it is there. A page cannot see WebSocket pings, and a network
 * that went away closes no socket for minutes; this finds it within `heartbeatTimeoutMs`.
 * @param ping resolves when the server has answered
 */
export function keepHeartbeat(ping: () => Promise<unknown>, silent: () => void): Heartbeat {
	let answeredAt = performance.now();
	const ask = () => {
		if (performance.now() - answeredAt > limits.heartbeatTimeoutMs) return silent();
		ping().then(
			() => {
				answeredAt = performance.now();
			},
			// A refused or lost ping needs no word of its own: the silence is noticed above, a closed socket by its owner.
			() => {},
		);
	};
	let tickedAt = performance.now();
	const tick = () => {
		const now = performance.now();
		// A machine that slept finds a stale answer on waking: give the server one beat before calling it gone.
		if (now - tickedAt > limits.heartbeatTimeoutMs) answeredAt = now - limits.heartbeatEveryMs;
		tickedAt = now;
		ask();
	};
	// The system says it has no network: a server on this very machine still answers within a beat.
	const offline = () => {
		answeredAt = Math.min(answeredAt, performance.now() - limits.heartbeatTimeoutMs + offlinePatienceMs);
		ask();
		tickIn(offlinePatienceMs + 50);
	};
	const lookNow = () => {
		tickedAt = performance.now();
		// However old the last answer is: the server gets this long for the next one.
		answeredAt = tickedAt - limits.heartbeatTimeoutMs + wakingPatienceMs;
		ask();
		tickIn(wakingPatienceMs + 50);
	};
	const tickIn = (ms: number) => {
		clearTimeout(patience);
		patience = setTimeout(tick, ms);
	};
	let patience: ReturnType<typeof setTimeout> | undefined;
	const timer = setInterval(tick, limits.heartbeatEveryMs);
	globalThis.addEventListener?.('offline', offline);
	return {
		lookNow,
		stop() {
			clearInterval(timer);
			clearTimeout(patience);
			globalThis.removeEventListener?.('offline', offline);
		},
	};
}
