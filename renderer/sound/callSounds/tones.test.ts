import { expect, test } from 'vitest';
import { toneLength, toneNames, toneSamples } from './tones.ts';

const rate = 48_000;

test.each(toneNames)('%s is short, soft, and begins and ends without a click', (name) => {
	const samples = toneSamples(name, rate);
	const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
	expect(toneLength(name)).toBeLessThan(0.7);
	expect(samples.length / rate).toBeCloseTo(toneLength(name), 3);
	// Voices peak at about 0.3 to 0.5.
	expect(peak).toBeGreaterThan(0.03);
	expect(peak).toBeLessThan(0.25);
	expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
	expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
	let jump = 0;
	for (let index = 1; index < samples.length; index++)
		jump = Math.max(jump, Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0)));
	expect(jump).toBeLessThan(0.03);
});

test('every one sounds different', () => {
	const sounds = toneNames.map((name) => toneSamples(name, 8000).join());
	expect(new Set(sounds).size).toBe(toneNames.length);
});
