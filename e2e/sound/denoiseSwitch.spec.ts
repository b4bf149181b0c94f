import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openSoundPage, type SoundPage, samplesOf } from './harness/soundPage.ts';
import { longestGapMs, stepRatio } from './measure/continuity.ts';
import { makeSpeechInNoise } from './speechInNoise.ts';

/** Denoised sound is 1408 samples at 48 kHz later than plain sound. */
const delays = { lagMs: 0, extraMs: 29 };

const switches = 24;

let sound: SoundPage;

test.beforeAll(async ({ browserName: _ }, testInfo) => {
	const dir = testInfo.outputPath('sound');
	const speech = await makeSpeechInNoise({ dir, seed: 1 });
	// Without noise, so that RNNoise lets through all that there is, and whatever is missing is a gap.
	sound = await openSoundPage({ dir, wavPath: speech.speechWavPath });
});

test.afterAll(async ({ browserName: _ }, testInfo) => {
	await sound?.close();
	await rm(testInfo.outputPath('sound'), { recursive: true, force: true });
});

test('switching RNNoise leaves no gap and no click', async ({ browserName: _ }, testInfo) => {
	const result = await sound.page.evaluate((count) => window.harness.recordSwitching(count), switches);
	const before = { samples: samplesOf(result.before), sampleRate: result.before.sampleRate };
	const after = { samples: samplesOf(result.after), sampleRate: result.after.sampleRate };
	const gaps = result.windows.map((window) => longestGapMs(before, after, window, delays));
	const steps = result.windows.map((window) => stepRatio(before, after, window, delays));
	testInfo.annotations.push({ type: 'measured', description: JSON.stringify({ gaps, steps }) });

	expect(result.modes).toEqual(result.modes.map((_mode, turn) => (turn % 2 === 0 ? 'denoised' : 'plain')));
	expect(result.modes).toHaveLength(switches);
	// Speech was under way at some of them, or there was nothing to break.
	expect(steps.filter((step) => step > 0.3).length).toBeGreaterThan(switches / 4);
	expect(Math.max(...gaps)).toBeLessThan(10);
	expect(Math.max(...steps)).toBeLessThan(1.2);
});
