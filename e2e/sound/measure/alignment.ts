import type { Segment } from '../speechInNoise.ts';
import { powerEnvelope } from './level.ts';

/** Precision of the alignment. */
const stepMs = 10;

/** A recording is aligned anew so often, */
const pieceMs = 500;
/** by what was heard within so many steps before and after, */
const surroundings = 200;
/** to at most so many steps earlier or later, */
const farthest = 25;
/** where it fits better by so much. */
const leastGain = 0.01;

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
	const loudness = centred(loudnessOf(samples, sampleRate));
	const script = speechMask(schedule);
	let best: Alignment = { startsAtMs: 0, correlation: -1 };
	for (let shift = 0; shift < script.length; shift++) {
		const expected = centred(loudness.map((_, index) => script[(index + shift) % script.length] ?? 0));
		const correlation = normalisedProduct(loudness, expected);
		if (correlation > best.correlation) best = { startsAtMs: shift * stepMs, correlation };
	}
	return best;
}

/**
 * The same, said anew for each half second: a busy machine leaves out or repeats some of the sound on its way,
 * and what follows is early or late from there on.
 * @returns for each half second where in the schedule it would have begun if it were a recording from its start
 */
export function alignPieces(
	samples: Float32Array,
	sampleRate: number,
	schedule: readonly Segment[],
): { readonly startsAtMs: readonly number[]; readonly correlation: number } {
	const loudness = loudnessOf(samples, sampleRate);
	const script = speechMask(schedule);
	const { startsAtMs, correlation } = align(samples, sampleRate, schedule);
	let shift = startsAtMs / stepMs;
	const pieces: number[] = [];
	for (let from = 0; from < loudness.length; from += pieceMs / stepMs) {
		shift = closestFit(loudness, script, { from: from - surroundings, to: from + surroundings, shift });
		pieces.push((shift * stepMs) % (script.length * stepMs));
	}
	return { startsAtMs: pieces, correlation };
}

/**
 * All samples of a kind of segment; those within `guardMs` of a segment's end are left out.
 * @param options.startsAtMs where in the schedule the recording begins, once or for each half second
 */
export function pick(
	samples: Float32Array,
	sampleRate: number,
	schedule: readonly Segment[],
	options: { kind: Segment['kind']; startsAtMs: number | readonly number[]; guardMs: number },
): Float32Array {
	const durationMs = schedule.at(-1)?.toMs ?? 0;
	const { startsAtMs } = options;
	return samples.filter((_, index) => {
		const recordedMs = (index / sampleRate) * 1000;
		const start =
			typeof startsAtMs === 'number' ? startsAtMs : (startsAtMs[Math.floor(recordedMs / pieceMs)] ?? 0);
		const atMs = (start + recordedMs) % durationMs;
		return schedule.some((segment) => {
			if (segment.kind !== options.kind) return false;
			return atMs >= segment.fromMs + options.guardMs && atMs < segment.toMs - options.guardMs;
		});
	});
}

/** The fit of a part of the recording that is closest to the one before; it moves only where that fits better. */
function closestFit(
	loudness: Float32Array,
	script: Float32Array,
	part: { readonly from: number; readonly to: number; readonly shift: number },
): number {
	const from = Math.max(0, part.from);
	const heard = centred(loudness.subarray(from, part.to));
	let best = { shift: part.shift, fit: Number.NEGATIVE_INFINITY };
	for (let step = 0; step <= 2 * farthest; step++) {
		// 0, 1, -1, 2, -2 and so on: the nearest come first, and win where they fit as well.
		const shift = part.shift + (step % 2 === 1 ? (step + 1) / 2 : -step / 2);
		const expected = heard.map(
			(_, index) => script[(index + from + shift + script.length) % script.length] ?? 0,
		);
		const fit = normalisedProduct(heard, centred(expected));
		if (fit > best.fit + leastGain) best = { shift, fit };
	}
	return (best.shift + script.length) % script.length;
}

function loudnessOf(samples: Float32Array, sampleRate: number): Float32Array {
	const powers = powerEnvelope(samples, (sampleRate * stepMs) / 1000);
	return powers.map((power) => Math.log10(power + 1e-9));
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
