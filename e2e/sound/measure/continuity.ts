import { meanPower, powerEnvelope, ratioInDb } from './level.ts';

export interface Sound {
	readonly samples: Float32Array;
	readonly sampleRate: number;
}

/** Milliseconds from the beginning of a recording. */
export interface Stretch {
	readonly fromMs: number;
	readonly toMs: number;
}

/** Where sound is louder than this (dBFS), its absence is a gap. */
const audibleInDb = -45;
/** So much quieter than the sound before counts as its absence. Two sounds that meet in a fade may cancel some. */
const gapInDb = 12;
/** A sound is looked for so much before and after where it should be. */
const tolerance = 8;
/** Steps below this one are not heard (-54 dBFS). */
const smallestStep = 0.002;

/**
 * The longest time, in milliseconds, for which a stretch of a recording is silent though the sound that it was
 * made of is not.
 * @param options.lagMs by which the recording lags behind that sound
 * @param options.extraMs by which it may lag more, when part of it was delayed
 */
export function longestGapMs(
	before: Sound,
	after: Sound,
	stretch: Stretch,
	options: { lagMs: number; extraMs: number },
): number {
	const [one, other] = [loudness(before), powerEnvelope(after.samples, after.sampleRate / 1000)];
	let longest = 0;
	let length = 0;
	for (let at = Math.round(stretch.fromMs); at < stretch.toMs; at++) {
		const source = one.subarray(
			Math.max(0, at - options.lagMs - options.extraMs - tolerance),
			Math.max(0, at - options.lagMs + tolerance + 1),
		);
		const expected = source.reduce((least, value) => Math.min(least, value), 0);
		const around = other.subarray(Math.max(0, at - 2), at + 3);
		const heard = ratioInDb(around.reduce((sum, power) => sum + power, 0) / around.length, 1);
		length = expected > audibleInDb && heard < expected - gapInDb ? length + 1 : 0;
		longest = Math.max(longest, length);
	}
	return longest;
}

/**
 * The largest step from sample to sample within a stretch of a recording, against the largest of the sound
 * that it was made of: more than about 1 is a click.
 */
export function stepRatio(
	before: Sound,
	after: Sound,
	stretch: Stretch,
	options: { lagMs: number; extraMs: number },
): number {
	const source = {
		fromMs: stretch.fromMs - options.lagMs - options.extraMs - tolerance,
		toMs: stretch.toMs - options.lagMs + tolerance,
	};
	const own = largestStep(cut(before, source));
	return largestStep(cut(after, stretch)) / Math.max(own, smallestStep);
}

function cut({ samples, sampleRate }: Sound, { fromMs, toMs }: Stretch): Float32Array {
	const at = (ms: number) => Math.max(0, Math.round((ms / 1000) * sampleRate));
	return samples.subarray(at(fromMs), at(toMs));
}

function largestStep(samples: Float32Array): number {
	let largest = 0;
	for (let index = 1; index < samples.length; index++) {
		largest = Math.max(largest, Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0)));
	}
	return largest;
}

/** dBFS of each millisecond, down to what 16 bits can carry. */
function loudness({ samples, sampleRate }: Sound): Float32Array {
	const length = Math.floor((samples.length / sampleRate) * 1000);
	return Float32Array.from({ length }, (_, at) => {
		const power = meanPower(cut({ samples, sampleRate }, { fromMs: at, toMs: at + 1 }));
		return Math.max(-90, ratioInDb(power, 1));
	});
}
