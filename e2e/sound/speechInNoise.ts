import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { meanPower, ratioInDb } from './measure/level.ts';
import { readWav, writeWav } from './measure/wav.ts';

const run = promisify(execFile);

const sampleRate = 48_000;
const wantedSnrInDb = 2.3;
/** Root mean square of the speech, -26 dBFS: as loud as a person at a headset. */
const speechLevel = 0.05;
/** Between the sentences. The last pause goes over into the first when the file is looped. */
const pauseMs = 1200;

const sentences = [
	'The meeting begins at nine, and everybody is welcome to bring a question.',
	'Please open the window, it is far too warm in this little room.',
	'We walked along the river until the lights of the town came into sight.',
	'Nobody remembers who painted the old wooden door in such a bright yellow.',
	'Seven sailors sang a song about the sea and shared their bread with us.',
];

/** A stretch of the file in which somebody speaks, or nobody does. Milliseconds from its beginning. */
export interface Segment {
	readonly kind: 'speech' | 'pause';
	readonly fromMs: number;
	readonly toMs: number;
}

export interface SpeechInNoise {
	/** 48 kHz, mono, 16 bit; its length is a multiple of 10 ms, and it may be looped. */
	readonly wavPath: string;
	/** The speech alone, sample for sample as it is in the mixture. */
	readonly speechWavPath: string;
	/** Covers the whole file without holes. */
	readonly schedule: readonly Segment[];
	readonly durationMs: number;
	/** Mean power of the speech while somebody speaks, against that of the noise. */
	readonly snrInDb: number;
}

/**
 * Makes a recording of three sentences (espeak-ng) in steady pink noise (sox), about 15 s long.
 * @param options.seed another seed says other sentences over other noise; the same makes the same file
 * @throws when espeak-ng or sox is not installed
 */
export async function makeSpeechInNoise(options: { dir: string; seed: number }): Promise<SpeechInNoise> {
	await mkdir(options.dir, { recursive: true });
	const scratch = await mkdtemp(path.join(options.dir, 'making-'));
	try {
		const spoken: Float32Array[] = [];
		for (let index = 0; index < 3; index++) {
			const text = sentences[(options.seed + index) % sentences.length] ?? '';
			spoken.push(await speak(text, scratch, index));
		}
		const { speech, schedule } = layOut(spoken);
		const noise = await pinkNoise(speech.length, options.seed, scratch);
		const mixture = speech.map((sample, index) => sample + (noise[index] ?? 0));
		const name = `speech-in-noise-${options.seed}`;
		const wavPath = path.join(options.dir, `${name}.wav`);
		const speechWavPath = path.join(options.dir, `${name}-speech.wav`);
		await writeFile(wavPath, writeWav(mixture, sampleRate));
		await writeFile(speechWavPath, writeWav(speech, sampleRate));
		const durationMs = (speech.length / sampleRate) * 1000;
		const snrInDb = ratioInDb(speechPower(speech, schedule), meanPower(noise));
		return { wavPath, speechWavPath, schedule, durationMs, snrInDb };
	} finally {
		await rm(scratch, { recursive: true });
	}
}

async function speak(text: string, dir: string, index: number): Promise<Float32Array> {
	const raw = path.join(dir, `${index}-raw.wav`);
	const file = path.join(dir, `${index}.wav`);
	await run('espeak-ng', ['-v', 'en', '-s', '150', '-w', raw, text]);
	// espeak-ng leaves silence at both ends, which would count as speech.
	const trim = ['silence', '1', '0.01', '0.5%'];
	// -R: its dither, too, is the same each time.
	await run('sox', [
		'-R',
		raw,
		'-r',
		`${sampleRate}`,
		'-c',
		'1',
		'-b',
		'16',
		file,
		...trim,
		'reverse',
		...trim,
		'reverse',
	]);
	return readWav(await readFile(file)).samples;
}

function layOut(spoken: readonly Float32Array[]): { speech: Float32Array; schedule: Segment[] } {
	const schedule: Segment[] = [];
	let atMs = 0;
	const add = (kind: Segment['kind'], lengthMs: number) => {
		schedule.push({ kind, fromMs: atMs, toMs: atMs + lengthMs });
		atMs += lengthMs;
	};
	for (const sentence of spoken) {
		add('pause', pauseMs);
		// A fake microphone reads 10 ms at a time.
		add('speech', Math.ceil(((sentence.length / sampleRate) * 1000) / 10) * 10);
	}
	add('pause', pauseMs);
	const speech = new Float32Array((atMs / 1000) * sampleRate);
	schedule
		.filter((segment) => segment.kind === 'speech')
		.forEach((segment, index) => {
			speech.set(spoken[index] ?? [], (segment.fromMs / 1000) * sampleRate);
		});
	const scale = speechLevel / Math.sqrt(speechPower(speech, schedule));
	return { speech: speech.map((sample) => sample * scale), schedule };
}

async function pinkNoise(length: number, seed: number, dir: string): Promise<Float32Array> {
	const file = path.join(dir, 'noise.wav');
	const skip = seed % 20;
	const seconds = Math.ceil(length / sampleRate) + skip + 1;
	// -R makes sox's chance the same each time; another seed begins elsewhere in it.
	const format = ['-R', '-n', '-r', `${sampleRate}`, '-c', '1', '-b', '16'];
	await run('sox', [...format, file, 'synth', `${seconds}`, 'pinknoise', 'gain', '-6']);
	const { samples } = readWav(await readFile(file));
	const noise = samples.slice(skip * sampleRate, skip * sampleRate + length);
	const wanted = speechLevel / 10 ** (wantedSnrInDb / 20);
	const scale = wanted / Math.sqrt(meanPower(noise));
	return noise.map((sample) => sample * scale);
}

function speechPower(samples: Float32Array, schedule: readonly Segment[]): number {
	let power = 0;
	let length = 0;
	for (const { kind, fromMs, toMs } of schedule) {
		if (kind !== 'speech') continue;
		const part = samples.subarray((fromMs / 1000) * sampleRate, (toMs / 1000) * sampleRate);
		power += meanPower(part) * part.length;
		length += part.length;
	}
	return power / length;
}
