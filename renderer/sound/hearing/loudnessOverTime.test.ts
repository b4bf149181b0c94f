import { expect, test } from 'vitest';
import { loudnessOverTime } from './loudnessOverTime.ts';

test('silence is 0, full sound is 1, in as many parts as wished', () => {
	const samples = new Float32Array(1000);
	samples.fill(1, 500);
	expect(loudnessOverTime(samples, 4)).toEqual([0, 0, 1, 1]);
});

test('a quieter part is lower', () => {
	const samples = new Float32Array(200);
	samples.fill(0.5, 0, 100);
	samples.fill(0.05, 100);
	const [loud = 0, quiet = 0] = loudnessOverTime(samples, 2);
	expect(loud).toBeGreaterThan(quiet);
	expect(quiet).toBeGreaterThan(0);
});

test('a recording of nothing has a flat shape', () => {
	expect(loudnessOverTime(new Float32Array(0), 3)).toEqual([0, 0, 0]);
});
