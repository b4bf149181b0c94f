import { describe, expect, test } from 'vitest';
import type { Segment } from '../speechInNoise.ts';
import { align, pick } from './alignment.ts';
import { compareDenoise, hearSpeech } from './denoiseGain.ts';
import { tone, whiteNoise } from './testSounds.ts';

const sampleRate = 48_000;
const schedule: Segment[] = [
	{ kind: 'pause', fromMs: 0, toMs: 700 },
	{ kind: 'speech', fromMs: 700, toMs: 1900 },
	{ kind: 'pause', fromMs: 1900, toMs: 2500 },
	{ kind: 'speech', fromMs: 2500, toMs: 4500 },
	{ kind: 'pause', fromMs: 4500, toMs: 5000 },
];

/** A tone wherever the schedule has speech, over noise; `skipMs` of the first turn are missing. */
function recording(options: { voice: number; noise: number; skipMs: number }): Float32Array {
	const length = sampleRate * 5;
	const voice = tone(length * 2, sampleRate, 1000, options.voice);
	const noise = whiteNoise(length * 2, options.noise);
	const turns = noise.map((sample, index) => {
		const atMs = ((index / sampleRate) * 1000) % 5000;
		const speech = schedule.some(
			({ kind, fromMs, toMs }) => kind === 'speech' && atMs >= fromMs && atMs < toMs,
		);
		return sample + (speech ? (voice[index] ?? 0) : 0);
	});
	const skip = (options.skipMs / 1000) * sampleRate;
	return turns.slice(skip, skip + length);
}

describe('align', () => {
	test.each([0, 10, 1230, 4990])('finds where a recording begins (%i ms)', (skipMs) => {
		const found = align(recording({ voice: 0.3, noise: 0.1, skipMs }), sampleRate, schedule);
		expect(found.startsAtMs).toBe(skipMs);
		expect(found.correlation).toBeGreaterThan(0.9);
	});

	test('fits badly what is not in the schedule', () => {
		expect(align(whiteNoise(sampleRate * 5, 0.1), sampleRate, schedule).correlation).toBeLessThan(0.3);
	});
});

test('pick keeps what is of a kind, its ends left out', () => {
	const samples = new Float32Array(sampleRate * 5);
	const kept = pick(samples, sampleRate, schedule, { kind: 'speech', startsAtMs: 0, guardMs: 100 });
	expect(kept.length).toBe((1000 + 1800) * 48);
});

describe('hearSpeech', () => {
	test('measures speech against noise, and the pauses', () => {
		const heard = hearSpeech(recording({ voice: 0.3, noise: 0.1, skipMs: 1230 }), sampleRate, schedule);
		// A tone has half the square of its amplitude, even noise a third.
		expect(heard.snrInDb).toBeCloseTo(10 * Math.log10(0.3 ** 2 / 2 / (0.1 ** 2 / 3)), 1);
		expect(heard.pausesInDb).toBeCloseTo(10 * Math.log10(0.1 ** 2 / 3), 1);
		expect(heard.speechBandInDb).toBeCloseTo(10 * Math.log10(0.3 ** 2 / 2), 0);
	});
});

describe('compareDenoise', () => {
	test('tells what was gained and what was lost', () => {
		const off = hearSpeech(recording({ voice: 0.3, noise: 0.1, skipMs: 0 }), sampleRate, schedule);
		const on = hearSpeech(recording({ voice: 0.15, noise: 0.001, skipMs: 400 }), sampleRate, schedule);
		const gain = compareDenoise(off, on);
		expect(gain.pausesQuieterByDb).toBeCloseTo(40, 1);
		expect(gain.speechBandChangeInDb).toBeCloseTo(-6, 0);
		expect(gain.snrGainInDb).toBeCloseTo(34, 0);
	});
});
