/** Without a packet for this long, what was flowing has stopped. Sound that rests (DTX) sends every 400 ms. */
export const silentAfterMs = 4_000;

/** A stream that should be flowing: its sender has not muted it, and it is wanted here. */
export interface ExpectedStream {
	readonly trackId: string;
	readonly owner: string;
	/** Received since it began. */
	readonly packets: number;
}

interface Known {
	readonly packets: number;
	/** When the counter last moved, or the stream was first expected. */
	readonly at: number;
}

/**
 * Who has fallen silent, from counters of packets: everything of theirs that should be flowing, and once
 * did, has stopped. The scores of a mediasoup host cannot tell: a stream of one encoding of which nothing
 * arrives keeps a full score there, since nothing of it is missed.
 */
export class Silence {
	#known = new Map<string, Known>();

	/**
	 * @param expected at this moment; a stream that is not in it begins anew when it comes back
	 * @param now milliseconds on any steady clock
	 * @returns whom nothing comes from
	 */
	look(expected: readonly ExpectedStream[], now: number): ReadonlySet<string> {
		const known = new Map<string, Known>();
		const heard = new Set<string>();
		const silent = new Set<string>();
		for (const { trackId, owner, packets } of expected) {
			const before = this.#known.get(trackId);
			const one = before?.packets === packets ? before : { packets, at: now };
			known.set(trackId, one);
			// One that never flowed may have nothing to say yet.
			if (packets === 0) continue;
			(now - one.at < silentAfterMs ? heard : silent).add(owner);
		}
		this.#known = known;
		for (const owner of heard) silent.delete(owner);
		return silent;
	}
}
