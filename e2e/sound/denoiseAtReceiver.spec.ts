import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openSoundPage, type SoundPage, samplesOf } from './harness/soundPage.ts';
import { compareDenoise, hearSpeech } from './measure/denoiseGain.ts';
import { makeSpeechInNoise, type SpeechInNoise } from './speechInNoise.ts';

/** Gain control would level out what is measured; echo is cancelled against a page that hears itself. */
const constraints = {
	echoCancellation: false,
	autoGainControl: false,
	noiseSuppression: false,
	channelCount: 1,
};

let speech: SpeechInNoise;
let sound: SoundPage;

test.beforeAll(async ({ browserName: _ }, testInfo) => {
	const dir = testInfo.outputPath('sound');
	speech = await makeSpeechInNoise({ dir, seed: 1 });
	sound = await openSoundPage({ dir, wavPath: speech.wavPath });
});

test.afterAll(async ({ browserName: _ }, testInfo) => {
	await sound?.close();
	await rm(testInfo.outputPath('sound'), { recursive: true, force: true });
});

/** What the other side decodes during one turn of the recording. */
async function hear() {
	const recorded = await sound.page.evaluate(async (samples) => {
		const { harness } = window;
		harness.record('received');
		await harness.reached('received', samples);
		return harness.recorded('received');
	}, speech.durationMs * 48);
	return hearSpeech(samplesOf(recorded), recorded.sampleRate, speech.schedule);
}

test('RNNoise empties the pauses of noisy speech and leaves the speech, in the same call', async ({
	browserName: _,
}, testInfo) => {
	await sound.page.evaluate(
		(constraints) => window.harness.begin({ denoise: false, constraints }),
		constraints,
	);
	const off = await hear();
	await sound.page.evaluate(() => window.harness.microphone?.setDenoise(true));
	const on = await hear();
	const gain = compareDenoise(off, on);
	testInfo.annotations.push({ type: 'measured', description: JSON.stringify(gain) });

	expect(on.correlation).toBeGreaterThan(0.7);
	expect(off.snrInDb).toBeGreaterThan(1);
	expect(off.snrInDb).toBeLessThan(8);
	expect(gain.snrGainInDb).toBeGreaterThanOrEqual(7);
	expect(gain.pausesQuieterByDb).toBeGreaterThanOrEqual(30);
	expect(Math.abs(gain.speechBandChangeInDb)).toBeLessThanOrEqual(3);
	expect(await sound.page.evaluate(() => window.harness.call?.negotiations())).toBe(0);
});
