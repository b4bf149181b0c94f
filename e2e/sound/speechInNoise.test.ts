import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pick } from './measure/alignment.ts';
import { meanPower, ratioInDb } from './measure/level.ts';
import { readWav } from './measure/wav.ts';
import { makeSpeechInNoise } from './speechInNoise.ts';
import { speechToolsInstalled } from './speechTools.ts';

test.skipIf(!speechToolsInstalled())('the recording is what it says', async () => {
	const dir = await mkdtemp(path.join(tmpdir(), 'parley-speech-'));
	try {
		const made = await makeSpeechInNoise({ dir, seed: 5 });
		const { samples, sampleRate } = readWav(await readFile(made.wavPath));
		const clean = readWav(await readFile(made.speechWavPath)).samples;
		const power = (kind: 'speech' | 'pause', of: Float32Array) =>
			meanPower(pick(of, sampleRate, made.schedule, { kind, startsAtMs: 0, guardMs: 0 }));

		expect(sampleRate).toBe(48_000);
		expect(samples.length % 480).toBe(0);
		expect((samples.length / sampleRate) * 1000).toBe(made.durationMs);
		expect(made.schedule.at(-1)?.toMs).toBe(made.durationMs);
		expect(made.snrInDb).toBeCloseTo(2.3, 3);
		expect(ratioInDb(power('speech', clean), power('pause', samples))).toBeCloseTo(2.3, 0);
		expect(ratioInDb(power('pause', clean), 1)).toBeLessThan(-100);
		expect(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThan(0.99);

		const again = await makeSpeechInNoise({ dir: path.join(dir, 'again'), seed: 5 });
		// By bytes: an element for element comparison of megabytes takes minutes.
		expect((await readFile(again.wavPath)).equals(await readFile(made.wavPath))).toBe(true);
	} finally {
		await rm(dir, { recursive: true });
	}
});
