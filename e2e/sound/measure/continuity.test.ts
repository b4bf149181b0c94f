import { describe, expect, test } from 'vitest';
import { longestGapMs, stepRatio } from './continuity.ts';
import { tone } from './testSounds.ts';

const sampleRate = 48_000;
const whole = { fromMs: 100, toMs: 900 };
const exact = { lagMs: 0, extraMs: 0 };

/** A second of a tone that swells five times. */
function swelling(rate: number): Float32Array {
	return tone(rate, rate, 440, 0.3).map((sample, index) => {
		return sample * (0.2 + Math.abs(Math.sin((Math.PI * 5 * index) / rate)) ** 3);
	});
}

const device = { samples: swelling(sampleRate), sampleRate };

function changed(change: (samples: Float32Array) => void) {
	const samples = device.samples.slice();
	change(samples);
	return { samples, sampleRate };
}

describe('a recording that is what it was made of', () => {
	test('has no gap and no step of its own', () => {
		expect(longestGapMs(device, device, whole, exact)).toBe(0);
		expect(stepRatio(device, device, whole, exact)).toBeLessThanOrEqual(1);
	});

	test('may be late, and of another rate', () => {
		const late = { samples: new Float32Array(sampleRate), sampleRate };
		late.samples.set(device.samples.subarray(0, sampleRate - 48 * 37), 48 * 37);
		const coarse = { samples: swelling(44_100), sampleRate: 44_100 };
		expect(longestGapMs(coarse, late, whole, { lagMs: 37, extraMs: 0 })).toBe(0);
		expect(stepRatio(coarse, late, whole, { lagMs: 37, extraMs: 0 })).toBeLessThanOrEqual(1);
	});
});

describe('a recording with a fault', () => {
	test('has a gap as long as what is missing', () => {
		const broken = changed((samples) => samples.fill(0, 48 * 500, 48 * 530));
		const gap = longestGapMs(device, broken, whole, exact);
		expect(gap).toBeGreaterThanOrEqual(24);
		expect(gap).toBeLessThanOrEqual(31);
	});

	test('has no gap where what it was made of is silent too', () => {
		const rest = changed((samples) => samples.fill(0, 48 * 500, 48 * 600));
		expect(longestGapMs(rest, rest, whole, exact)).toBe(0);
	});

	test('has a step where it jumps', () => {
		const clicking = changed((samples) => {
			for (let index = 48 * 520; index < samples.length; index++) samples[index] = -(samples[index] ?? 0);
			samples[48 * 520] = 0.25;
		});
		expect(stepRatio(device, clicking, { fromMs: 500, toMs: 540 }, exact)).toBeGreaterThan(3);
		expect(stepRatio(device, clicking, { fromMs: 600, toMs: 640 }, exact)).toBeLessThanOrEqual(1);
	});
});
