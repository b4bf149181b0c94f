import type { Room } from 'livekit-client';
import { type Heartbeat, keepHeartbeat } from '../heartbeat.ts';
import { mediaState, pinger } from './underneath.ts';

const mediaPatienceMs = 4_000;
const lookAtMediaEveryMs = 1_000;

/**
 * Looks whether a room is still reached, sooner than livekit-client would say: it notices a silent server after
 * 15 seconds, and media that has lost its way when the browser gives it up.
 */
export class Watch {
	#heartbeat: Heartbeat | null = null;
	#mediaTimer: ReturnType<typeof setInterval> | undefined;
	#mediaBadSince: number | null = null;

	constructor(
		private readonly room: Room,
		private readonly doubt: (reason: 'network-gone' | 'media-lost') => void,
	) {}

	start(): void {
		this.stop();
		this.#heartbeat = keepHeartbeat(pinger(this.room), () => this.doubt('network-gone'));
		this.#mediaTimer = setInterval(() => this.#lookAtMedia(), lookAtMediaEveryMs);
	}

	stop(): void {
		this.#heartbeat?.stop();
		this.#heartbeat = null;
		clearInterval(this.#mediaTimer);
		this.#mediaBadSince = null;
	}

	/** There is reason to doubt that the server is still reached. */
	lookNow(): void {
		this.#heartbeat?.lookNow();
	}

	#lookAtMedia(): void {
		const state = mediaState(this.room);
		const now = performance.now();
		if (state === 'good') this.#mediaBadSince = null;
		else this.#mediaBadSince ??= now;
		const bad = this.#mediaBadSince !== null && now - this.#mediaBadSince >= mediaPatienceMs;
		if (state === 'failed' || bad) this.doubt('media-lost');
	}
}
