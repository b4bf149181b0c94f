import type { StreamStatistics } from '../session/session.ts';

/** So many looks are kept: a minute, at one a second. */
export const keptRates = 60;

/** One stream as it is now, and how it was. */
export interface StreamRate {
	/** The same from one look to the next, as long as the stream is the same to a person. */
	readonly id: string;
	readonly stream: StreamStatistics;
	/** Bits a second since the last look; null where two looks cannot be compared. */
	readonly bitrate: number | null;
	/** 0 to 1, of the packets since the last look. */
	readonly loss: number | null;
	/** The last bitrates, newest last; null where there was none. */
	readonly history: readonly (number | null)[];
}

interface Known {
	readonly last: StreamStatistics;
	readonly history: readonly (number | null)[];
}

/**
 * Makes rates of counters. Counters begin again when a stream is sent anew (after a reconnection, by another
 * SSRC): then nothing is told for one look, rather than something wrong.
 */
export class StreamRates {
	#known = new Map<string, Known>();

	/** @param all what is reported now; streams that are not in it are forgotten */
	take(all: readonly StreamStatistics[]): readonly StreamRate[] {
		const known = new Map<string, Known>();
		const rates = all.map((stream) => {
			const id = idOf(stream);
			const before = this.#known.get(id);
			const since = before && compare(before.last, stream);
			const bitrate = since ? (since.bytes * 8) / since.seconds : null;
			const loss = since ? lossOf(since, stream.direction) : null;
			const history = [...(before?.history ?? []), bitrate].slice(-keptRates);
			known.set(id, { last: stream, history });
			return { id, stream, bitrate, loss, history };
		});
		this.#known = known;
		return rates;
	}
}

function idOf({ direction, source, participantId = '', trackId = '' }: StreamStatistics): string {
	return [direction, participantId, source, trackId].join(' ');
}

interface Since {
	readonly seconds: number;
	readonly bytes: number;
	readonly packets: number;
	readonly lost: number;
}

function compare(before: StreamStatistics, now: StreamStatistics): Since | null {
	const seconds = ((now.at ?? 0) - (before.at ?? 0)) / 1000;
	const bytes = now.bytes - before.bytes;
	const packets = now.packets - before.packets;
	if (seconds <= 0 || bytes < 0 || packets < 0 || now.counted !== before.counted) return null;
	return { seconds, bytes, packets, lost: now.packetsLost - before.packetsLost };
}

/** What counts as lost may still arrive: then the counter goes back (RFC 3550, 6.4.1). */
function lossOf({ packets, lost }: Since, direction: StreamStatistics['direction']): number | null {
	const expected = direction === 'sent' ? packets : packets + Math.max(0, lost);
	if (expected <= 0) return null;
	return Math.min(1, Math.max(0, lost) / expected);
}
