import type { ConnectionQuality } from '../session.ts';

/** How long a server's word that packets are lost counts against our own connection. */
const slowForMs = 10_000;

/** How well everybody is connected: of oneself the server tells, of the others only what arrives. */
export class Qualities {
	#silent: ReadonlySet<string> = new Set();
	#slow: ReturnType<typeof setTimeout> | undefined;

	/** @param tell null is oneself */
	constructor(private readonly tell: (participantId: string | null, quality: ConnectionQuality) => void) {}

	/** @param silent whom nothing comes from any more */
	setSilent(silent: ReadonlySet<string>): void {
		for (const participantId of silent)
			if (!this.#silent.has(participantId)) this.tell(participantId, 'lost');
		for (const participantId of this.#silent)
			if (!silent.has(participantId)) this.tell(participantId, 'good');
		this.#silent = silent;
	}

	/** The server told of lost packets, on the way to it or from it. */
	slow(): void {
		if (this.#slow === undefined) this.tell(null, 'weak');
		clearTimeout(this.#slow);
		this.#slow = setTimeout(() => {
			this.#slow = undefined;
			this.tell(null, 'good');
		}, slowForMs);
	}

	stop(): void {
		clearTimeout(this.#slow);
	}
}
