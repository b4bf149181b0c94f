import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Recordings {
	/** IVF, VP8. */
	readonly video: string;
	/** Ogg, Opus in packets of 20 ms. */
	readonly audio: string;
}

export interface RecordingOptions {
	readonly width: number;
	readonly height: number;
	readonly framesPerSecond: number;
	/** Seconds; players repeat them. */
	readonly duration: number;
	/** Bits per second. */
	readonly videoBitrate: number;
}

const usual: RecordingOptions = {
	width: 320,
	height: 180,
	framesPerSecond: 15,
	duration: 10,
	videoBitrate: 250_000,
};

/**
 * Makes what scripted senders play: a moving test picture and a tone that comes and goes like speech.
 * Kept in `directory` and made once.
 * @throws when ffmpeg is missing or fails
 */
export async function makeRecordings(
	directory: string,
	options: Partial<RecordingOptions> = {},
): Promise<Recordings> {
	const { width, height, framesPerSecond, duration, videoBitrate } = { ...usual, ...options };
	await mkdir(directory, { recursive: true });
	const name = `${width}x${height}-${framesPerSecond}-${duration}-${videoBitrate}`;
	const video = join(directory, `picture-${name}.ivf`);
	const audio = join(directory, `voice-${duration}.ogg`);
	const picture = `testsrc2=size=${width}x${height}:rate=${framesPerSecond}:duration=${duration}`;
	const voice = `sine=frequency=220:sample_rate=48000:duration=${duration},tremolo=f=0.5:d=0.99`;
	await Promise.all([
		encode(
			video,
			['-f', 'lavfi', '-i', picture],
			[
				...['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', String(videoBitrate)],
				// A key frame each second: whoever joins sees something soon.
				...['-g', String(framesPerSecond), '-auto-alt-ref', '0', '-f', 'ivf'],
			],
		),
		encode(
			audio,
			['-f', 'lavfi', '-i', voice],
			[...['-c:a', 'libopus', '-b:a', '32k', '-frame_duration', '20', '-application', 'voip', '-f', 'ogg']],
		),
	]);
	return { video, audio };
}

async function encode(target: string, input: string[], output: string[]): Promise<void> {
	if (existsSync(target)) return;
	const unfinished = `${target}.${process.pid}`;
	await promisify(execFile)('ffmpeg', ['-v', 'error', '-y', ...input, ...output, unfinished]);
	await rename(unfinished, target);
}
