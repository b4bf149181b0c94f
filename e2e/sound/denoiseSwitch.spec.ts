import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openSoundPage, type SoundPage, samplesOf } from './harness/soundPage.ts';
import { lagMs, longestGapMs, stepRatio } from './measure/continuity.ts';
import { makeSpeechInNoise } from './speechInNoise.ts';

const constraints = {
	echoCancellation: false,
	autoGainControl: false,
	noiseSuppression: false,
	channelCount: 1,
};

/** Milliseconds by which denoised sound is later than plain sound: 1408 samples at 48 kHz. */
const denoiseDelayMs = 29;

const switches = 20;

let sound: SoundPage;

test.beforeAll(async ({ browserName: _ }, testInfo) => {
	const dir = testInfo.outputPath('sound');
	const speech = await makeSpeechInNoise({ dir, seed: 2 });
	// Without noise, so that RNNoise lets through all that there is, and whatever is missing is a gap.
	sound = await openSoundPage({ dir, wavPath: speech.speechWavPath });
});

test.afterAll(async ({ browserName: _ }, testInfo) => {
	await sound?.close();
	await rm(testInfo.outputPath('sound'), { recursive: true, force: true });
});

test('switching RNNoise leaves no gap and no click, and negotiates nothing', async ({
	browserName: _,
}, testInfo) => {
	const result = await sound.page.evaluate(
		async ({ constraints, switches }) => {
			const { harness } = window;
			await harness.begin({ denoise: false, constraints });
			harness.record('device');
			harness.record('sent');
			// Speech to align the two recordings by.
			await harness.reached('sent', 48_000 * 4);
			const windows: { fromMs: number; toMs: number }[] = [];
			for (let turn = 0; turn < switches; turn++) {
				const fromMs = harness.position('sent') / 48;
				await harness.microphone?.setDenoise(turn % 2 === 0);
				const toMs = harness.position('sent') / 48;
				windows.push({ fromMs, toMs });
				await harness.reached('sent', (toMs + 130 + 17 * turn) * 48);
			}
			return {
				windows,
				said: harness.said,
				negotiations: harness.call?.negotiations(),
				sameTrack: harness.call?.sender.track === harness.microphone?.track,
				device: await harness.recorded('device'),
				sent: await harness.recorded('sent'),
			};
		},
		{ constraints, switches },
	);
	const device = { samples: samplesOf(result.device), sampleRate: result.device.sampleRate };
	const sent = { samples: samplesOf(result.sent), sampleRate: result.sent.sampleRate };
	const lag = lagMs(device, sent, { fromMs: 1000, toMs: 3500 }, 200);
	const delays = { lagMs: lag, extraMs: denoiseDelayMs };
	const gaps = result.windows.map((window) => longestGapMs(device, sent, window, delays));
	const steps = result.windows.map((window) => stepRatio(device, sent, window, delays));
	testInfo.annotations.push({ type: 'measured', description: JSON.stringify({ lag, gaps, steps }) });

	expect(result.said.filter(({ event }) => event === 'denoise-changed')).toHaveLength(switches);
	expect(result.said.filter(({ event }) => event === 'denoise-failed')).toEqual([]);
	expect(Math.max(...gaps)).toBeLessThan(10);
	expect(Math.max(...steps)).toBeLessThan(1.3);
	expect(result.negotiations).toBe(0);
	expect(result.sameTrack).toBe(true);
});
