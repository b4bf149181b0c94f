import { ConnectionError, ConnectionErrorReason, type DisconnectReason, type Room } from 'livekit-client';

/**
 * The few things that are asked of livekit-client beneath its promised interface, all in one place. Its version
 * is exact, and the conformance suite notices when one of them changes.
 */

/** Asks the server, over signalling, whether it is there. @returns resolves with its answer, if one ever comes */
export function pinger(room: Room): () => Promise<void> {
	const { client } = room.engine;
	let waiting: (() => void)[] = [];
	let roundTrip = client.rtt;
	// The client has no event for an answer; it writes down how long it took.
	Object.defineProperty(client, 'rtt', {
		configurable: true,
		get: () => roundTrip,
		set: (milliseconds: number) => {
			roundTrip = milliseconds;
			const answered = waiting;
			waiting = [];
			for (const tell of answered) tell();
		},
	});
	return () =>
		new Promise((resolve, reject) => {
			waiting.push(resolve);
			Promise.resolve(client.sendPing()).catch(reject);
		});
}

/**
 * livekit-client asks in today's way, then in the way of before, and where neither is known, in that way again
 * and again without a pause. Two are enough.
 * @param unknown told when there is no LiveKit
 */
export function askTwiceAtMost(room: Room, unknown: () => void): void {
	const { client } = room.engine;
	const join = client.join.bind(client);
	let asked = 0;
	client.join = (...how) => {
		if (++asked <= 2) return join(...how);
		unknown();
		return Promise.reject(new Error('there is no LiveKit'));
	};
}

/** Makes the client take its signalling for lost, as if the socket had closed: it resumes, with an ICE restart. */
export function resumeNow(room: Room, why: string): void {
	room.engine?.client.onClose?.(why);
}

/**
 * The server that is asked to resume knows us no longer (it was started anew), and says so. livekit-client would
 * wait before it comes in anew.
 */
export function onForgotten(room: Room, told: (reason: DisconnectReason | undefined) => void): void {
	const { client } = room.engine;
	const reconnect = client.reconnect.bind(client);
	client.reconnect = async (...how) => {
		try {
			return await reconnect(...how);
		} catch (error) {
			if (error instanceof ConnectionError && error.reason === ConnectionErrorReason.LeaveRequest)
				told(error.context as DisconnectReason | undefined);
			throw error;
		}
	};
}

/**
 * Stops a reconnection of livekit-client's own, at once: it must not come into the room beside the next
 * connection under the same identity, of which the server keeps the latest alone.
 */
export function stopReconnecting(room: Room): void {
	// It only fails for what is closed already.
	room.engine?.close().catch(() => {});
}

/** The worst state of the room's transports. */
export function mediaState(room: Room): 'good' | 'interrupted' | 'failed' {
	const { publisher, subscriber } = room.engine?.pcManager ?? {};
	const states = [publisher?.getConnectionState(), subscriber?.getConnectionState()];
	if (states.includes('failed')) return 'failed';
	return states.includes('disconnected') ? 'interrupted' : 'good';
}

/** Tells each new token that the server hands out for the next connection. */
export function onTokenRefreshed(room: Room, told: (token: string) => void): void {
	// The name of an event of the engine, whose list is not exported.
	(room.engine as unknown as { on(event: 'tokenRefreshed', listener: (token: string) => void): void }).on(
		'tokenRefreshed',
		told,
	);
}

/**
 * Which of the server's ICE servers are used: its relays (TURN) alone. A node of LiveKit is reached without STUN,
 * by default it names public STUN servers of third parties, who would learn who is in a call, and one that
 * happens to be at a media port is deaf to media in Chromium (it takes all that comes from there for STUN).
 */
export function relaysOf(room: Room): RTCIceServer[] {
	return (room.engine?.latestJoinResponse?.iceServers ?? []).flatMap(({ urls, username, credential }) => {
		const relays = urls.filter((url) => /^turns?:/i.test(url));
		return relays.length === 0 ? [] : [{ urls: relays, username, credential }];
	});
}
