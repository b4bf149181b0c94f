import type { Segment } from '../speechInNoise.ts';
import { powerEnvelope } from './level.ts';

/** Precision of the alignment. */
const stepMs = 10;

export interface Alignment {
	/** Where in the looped schedule the recording begins. */
	readonly startsAtMs: number;
	/** How well the recording fits the schedule there, up to 1. */
	readonly correlation: number;
}

/**
 * Finds where in a schedule that repeats itself a recording begins, by correlating how loud it is with when
 * somebody should speak.
 * @param samples at least about one turn of the schedule
 */
export function align(samples: Float32Array, sampleRate: number, schedule: readonly Segment[]): Alignment {
	const loudness = centred(
		powerEnvelope(samples, (sampleRate * stepMs) / 1000).map((power) => Math.log10(power + 1e-9)),
	);
	const script = speechMask(schedule);
	let best: Alignment = { startsAtMs: 0, correlation: -1 };
	for (let shift = 0; shift < script.length; shift++) {
		const expected = centred(loudness.map((_, index) => script[(index + shift) % script.length] ?? 0));
		const correlation = normalisedProduct(loudness, expected);
		if (correlation > best.correlation) best = { startsAtMs: shift * stepMs, correlation };
	}
	return best;
}

/** All samples of a kind of segment; those within `guardMs` of a segment's end are left out. */
export function pick(
	samples: Float32Array,
	sampleRate: number,
	schedule: readonly Segment[],
	options: { kind: Segment['kind']; startsAtMs: number; guardMs: number },
): Float32Array {
	const durationMs = schedule.at(-1)?.toMs ?? 0;
	const kept = samples.filter((_, index) => {
		const atMs = (options.startsAtMs + (index / sampleRate) * 1000) % durationMs;
		return schedule.some((segment) => {
			if (segment.kind !== options.kind) return false;
			return atMs >= segment.fromMs + options.guardMs && atMs < segment.toMs - options.guardMs;
		});
	});
	return kept;
}

function speechMask(schedule: readonly Segment[]): Float32Array {
	const mask = new Float32Array((schedule.at(-1)?.toMs ?? 0) / stepMs);
	for (const { kind, fromMs, toMs } of schedule) {
		if (kind === 'speech') mask.fill(1, fromMs / stepMs, toMs / stepMs);
	}
	return mask;
}

function centred(values: Float32Array): Float32Array {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return values.map((value) => value - mean);
}

function normalisedProduct(one: Float32Array, other: Float32Array): number {
	let product = 0;
	let squaresOfOne = 0;
	let squaresOfOther = 0;
	one.forEach((value, index) => {
		const against = other[index] ?? 0;
		product += value * against;
		squaresOfOne += value * value;
		squaresOfOther += against * against;
	});
	return product / Math.sqrt(squaresOfOne * squaresOfOther || 1);
}
