import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callReport } from '../app/inspection.ts';
import { installInPage } from '../app/installInPage.ts';
import type { DesktopParticipant } from '../app/participants.ts';
import { sampleRate } from '../app/receivedSound/recordReceived.ts';
import { hearSpeech } from '../sound/measure/denoiseGain.ts';
import { readWav } from '../sound/measure/wav.ts';
import type { SpeechInNoise } from '../sound/speechInNoise.ts';
import type { DenoiseReport } from './report.ts';

/** What denoising did to somebody's voice on its way, both ends measured in the same manner. */
export async function measureDenoise(
	speaker: DesktopParticipant,
	speech: SpeechInNoise,
	heard: Float32Array,
): Promise<Omit<DenoiseReport, 'usPerFrame'>> {
	const state = (await callReport(speaker.page))?.own.denoise.state;
	const spoken = readWav(await readFile(speech.wavPath)).samples;
	return {
		method: state === 'on' ? 'rnnoise' : 'none',
		snrInDb: hearSpeech(spoken, sampleRate, speech.schedule).snrInDb,
		snrOutDb: hearSpeech(heard, sampleRate, speech.schedule).snrInDb,
	};
}

/**
 * How long the app's own denoiser takes for 10 ms of sound, on the app's own engine. Nothing else should be
 * going on there: other work would be counted too.
 * @returns microseconds
 */
export async function timeDenoiser({ page }: DesktopParticipant, speech: SpeechInNoise): Promise<number> {
	const { samples } = readWav(await readFile(speech.wavPath));
	await installInPage(page, join(import.meta.dirname, 'denoiseTiming.ts'), 'denoiseTiming');
	const base64 = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64');
	return page.evaluate((sound) => window.denoiseTiming?.(sound) ?? Number.NaN, base64);
}
