import type { ConnectionQuality, Source } from '../session.ts';
import { isOfScreen } from './sources.ts';

/** mediasoup scores a stream 0 (nothing arrives) to 10 (everything does) by the packets that are lost. */
export type Score = number;

/** At 5 about one packet in six is lost, which is heard and seen; at 8 it is one in twenty. */
const weakFrom: Score = 5;
const goodFrom: Score = 8;

export interface ScoredStream {
	/** Who sends it; null for oneself. */
	readonly owner: string | null;
	readonly source: Source;
	readonly muted: boolean;
}

interface Stream {
	readonly owner: string | null;
	score: Score;
	muted: boolean;
	/** At 0 nothing was scored: a stream that has not begun, rests or waits for a pipe between workers. */
	flowed: boolean;
}

/**
 * How well everybody is connected, from the scores that a mediasoup host tells of streams. Somebody is as
 * well connected as the best of what they send: one bad layer is a matter of layers. Of whom nothing is
 * known (muted, camera off, a host that tells nothing) nothing bad is said, nor of a score of 0: mediasoup
 * gives it to a stream that is merely idle, so that it does not prove a loss. Who is lost is seen by what
 * arrives here (`Silence`), and goes before any score.
 */
export class ConnectionQualities {
	readonly #streams = new Map<string, Stream>();
	#silent: ReadonlySet<string> = new Set();
	readonly #told = new Map<string | null, ConnectionQuality>();

	/** @param onChanged told of each person once for each change; null is oneself */
	constructor(private readonly onChanged: (owner: string | null, quality: ConnectionQuality) => void) {}

	/** A stream was scored. A screen that does not change sends next to nothing: its score says nothing. */
	scored(streamId: string, { owner, source, muted }: ScoredStream, score: Score): void {
		if (isOfScreen(source)) return;
		const stream = this.#streams.get(streamId) ?? { owner, score, muted, flowed: false };
		stream.score = score;
		stream.flowed = score > 0;
		this.#streams.set(streamId, stream);
		this.#judge(owner);
	}

	setMuted(streamId: string, muted: boolean): void {
		const stream = this.#streams.get(streamId);
		if (!stream || stream.muted === muted) return;
		stream.muted = muted;
		stream.flowed = false;
		this.#judge(stream.owner);
	}

	ended(streamId: string): void {
		const stream = this.#streams.get(streamId);
		if (!stream) return;
		this.#streams.delete(streamId);
		this.#judge(stream.owner);
	}

	/** @param silent whom nothing comes from any more */
	setSilent(silent: ReadonlySet<string>): void {
		const before = this.#silent;
		this.#silent = silent;
		for (const owner of new Set([...before, ...silent])) this.#judge(owner);
	}

	#judge(owner: string | null): void {
		const before = this.#told.get(owner) ?? 'good';
		const scores = [...this.#streams.values()]
			.filter((stream) => stream.owner === owner && stream.flowed && !stream.muted)
			.map(({ score }) => score);
		const lost = owner !== null && this.#silent.has(owner);
		const now = lost ? 'lost' : qualityOf(scores, before);
		if (now === before) return;
		this.#told.set(owner, now);
		this.onChanged(owner, now);
	}
}

/** Between weak and good it stays what it was, so that the sign does not flicker. */
function qualityOf(scores: readonly Score[], before: ConnectionQuality): ConnectionQuality {
	if (scores.length === 0) return 'good';
	const best = Math.max(...scores);
	if (best <= weakFrom) return 'weak';
	if (best >= goodFrom) return 'good';
	return before === 'good' ? 'good' : 'weak';
}

/** The score of the sending side in a `consumerScore`; null if the host tells it in another way. */
export function senderScore(score: unknown): Score | null {
	return within((score as { producerScore?: unknown } | null)?.producerScore);
}

/** Whether any encoding reaches the host, by a `consumerScore`; null if the host tells it in another way. */
export function reachesHost(score: unknown): boolean | null {
	const all = (score as { producerScores?: unknown } | null)?.producerScores;
	if (!Array.isArray(all) || all.length === 0) return null;
	return all.some((one) => (within(one) ?? 0) > 0);
}

/** The best of a `producerScore`'s encodings; null if the host tells it in another way. */
export function ownScore(score: unknown): Score | null {
	if (!Array.isArray(score)) return null;
	const scores = score.flatMap((one: { score?: unknown } | null) => within(one?.score) ?? []);
	return scores.length > 0 ? Math.max(...scores) : null;
}

function within(score: unknown): Score | null {
	return typeof score === 'number' && score >= 0 && score <= 10 ? score : null;
}
