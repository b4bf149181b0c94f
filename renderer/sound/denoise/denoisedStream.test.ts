import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pick } from '../../../e2e/sound/measure/alignment.ts';
import { meanPower, ratioInDb } from '../../../e2e/sound/measure/level.ts';
import { whiteNoise } from '../../../e2e/sound/measure/testSounds.ts';
import { readWav } from '../../../e2e/sound/measure/wav.ts';
import { makeSpeechInNoise, type SpeechInNoise } from '../../../e2e/sound/speechInNoise.ts';
import { speechToolsInstalled } from '../../../e2e/sound/speechTools.ts';
import { DenoisedStream, type VoiceReport } from './denoisedStream.ts';
import { type FrameDenoiser, Rnnoise } from './rnnoise.ts';

const quantumLength = 128;
const sampleRate = 48_000;
const unheard = { voice() {}, failed() {} };

let recording: SpeechInNoise;
let noisy: Float32Array;
let clean: Float32Array;

function run(stream: DenoisedStream, input: Float32Array): Float32Array {
	const output = new Float32Array(input.length);
	for (let at = 0; at + quantumLength <= input.length; at += quantumLength) {
		stream.push(input.subarray(at, at + quantumLength), output.subarray(at, at + quantumLength));
	}
	return output;
}

/** What is left of the clean speech against everything else, at the best scale (Le Roux et al. 2019, SI-SDR). */
function speechOverRest(heard: Float32Array, delay: number): number {
	const speech = clean.subarray(0, clean.length - delay);
	const delayed = heard.subarray(delay);
	let product = 0;
	speech.forEach((sample, index) => {
		product += sample * (delayed[index] ?? 0);
	});
	const scale = product / (meanPower(speech) * speech.length);
	const rest = delayed.map((sample, index) => sample - scale * (speech[index] ?? 0));
	return ratioInDb(scale ** 2 * meanPower(speech), meanPower(rest));
}

describe.skipIf(!speechToolsInstalled())('DenoisedStream with RNNoise', () => {
	let dir: string;

	beforeAll(async () => {
		dir = await mkdtemp(path.join(tmpdir(), 'parley-denoise-'));
		recording = await makeSpeechInNoise({ dir, seed: 3 });
		noisy = readWav(await readFile(recording.wavPath)).samples;
		clean = readWav(await readFile(recording.speechWavPath)).samples;
	});

	afterAll(async () => {
		await rm(dir, { recursive: true });
	});

	test('takes noise off speech, and empties the pauses', () => {
		const stream = new DenoisedStream(new Rnnoise(), quantumLength, unheard);
		const heard = run(stream, noisy);
		const pauses = (of: Float32Array, startsAtMs: number) =>
			meanPower(pick(of, sampleRate, recording.schedule, { kind: 'pause', startsAtMs, guardMs: 200 }));
		const delayMs = (stream.delay / sampleRate) * 1000;
		expect(speechOverRest(heard, stream.delay) - speechOverRest(noisy, 0)).toBeGreaterThan(7);
		expect(ratioInDb(pauses(noisy, 0), pauses(heard, -delayMs))).toBeGreaterThan(30);
	});

	test('delays by as much as it says', () => {
		const stream = new DenoisedStream(new Rnnoise(), quantumLength, unheard);
		const heard = run(stream, clean);
		const fits = [-96, -32, -8, 0, 8, 32, 96].map((shift) => speechOverRest(heard, stream.delay + shift));
		expect(stream.delay).toBe(1408);
		expect(Math.max(...fits)).toBe(fits[3]);
	});

	test('says ten times a second how probable a voice is, and how loud', () => {
		const reports: VoiceReport[] = [];
		const stream = new DenoisedStream(new Rnnoise(), quantumLength, {
			...unheard,
			voice: (report) => reports.push({ ...report }),
		});
		run(stream, noisy);
		const during = (kind: 'speech' | 'pause') =>
			reports.filter((_, index) =>
				recording.schedule.some(
					(segment) =>
						segment.kind === kind && index * 100 >= segment.fromMs + 300 && index * 100 < segment.toMs - 300,
				),
			);
		const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
		expect(reports.length).toBe(Math.floor(recording.durationMs / 100));
		expect(mean(during('speech').map((report) => report.probability))).toBeGreaterThan(0.85);
		expect(mean(during('pause').map((report) => report.probability))).toBeLessThan(0.3);
		expect(mean(during('pause').map((report) => report.level))).toBeCloseTo(0.05 / 10 ** (2.3 / 20), 2);
	});
});

describe('DenoisedStream when its denoiser fails', () => {
	/** As late as RNNoise, and as good as none. */
	class FailsAt implements FrameDenoiser {
		readonly #kept = [new Float32Array(480), new Float32Array(480)];
		#frames = 0;
		constructor(readonly frame: number) {}
		process(frame: Float32Array): number {
			if (this.#frames++ >= this.frame) {
				frame.fill(0.5);
				throw new Error('out of order');
			}
			const late = this.#kept.shift() ?? new Float32Array(480);
			this.#kept.push(frame.slice());
			frame.set(late);
			return 0;
		}
		close() {}
	}

	test.each([0, 1, 40])('lets sound pass unchanged and unbroken (frame %i), and says so once', (at) => {
		const failures: unknown[] = [];
		const stream = new DenoisedStream(new FailsAt(at), quantumLength, {
			...unheard,
			failed: (error) => failures.push(error),
		});
		const input = whiteNoise(quantumLength * 375, 0.1);
		const heard = run(stream, input);
		expect(failures).toEqual([new Error('out of order')]);
		expect(heard.subarray(stream.delay)).toEqual(input.subarray(0, input.length - stream.delay));
	});
});
