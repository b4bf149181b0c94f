import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeSpeechInNoise, type SpeechInNoise } from '../sound/speechInNoise.ts';

const run = promisify(execFile);

/** What a person's fake camera and microphone play, over and over. */
export interface FakeMedia {
	readonly camera: string;
	readonly microphone: SpeechInNoise;
}

/** Small: the participants of a test share two cores. */
const picture = { width: 320, height: 180, framesPerSecond: 15, seconds: 4 };

/**
 * Makes a moving picture (ffmpeg) and speech in noise for one person.
 * @param options.seed who has another one looks and sounds different
 */
export async function makeFakeMedia(options: { dir: string; seed: number }): Promise<FakeMedia> {
	await mkdir(options.dir, { recursive: true });
	const camera = join(options.dir, `camera-${options.seed}.y4m`);
	const { width, height, framesPerSecond, seconds } = picture;
	const source = `testsrc2=size=${width}x${height}:rate=${framesPerSecond}:duration=${seconds}`;
	const colours = `hue=h=${(options.seed * 97) % 360}:s=0.6`;
	const [microphone] = await Promise.all([
		makeSpeechInNoise(options),
		run('ffmpeg', [
			...['-y', '-loglevel', 'error', '-f', 'lavfi', '-i', `${source},${colours}`],
			...['-pix_fmt', 'yuv420p', camera],
		]),
	]);
	return { camera, microphone };
}

/**
 * Chromium's switches for devices that play files. Not `--use-fake-ui-for-media-stream`: in Electron it also
 * fakes shared windows.
 */
export function fakeMediaArguments(media: FakeMedia): string[] {
	return [
		'--use-fake-device-for-media-stream',
		`--use-file-for-fake-video-capture=${media.camera}`,
		`--use-file-for-fake-audio-capture=${media.microphone.wavPath}`,
	];
}
