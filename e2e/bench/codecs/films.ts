import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { drawNumber, type Luma } from './frameNumber.ts';

const run = promisify(execFile);

/** A film for a fake camera, of which every picture carries its number. */
export interface Film {
	/** YUV4MPEG2, as Chromium's fake camera plays it. */
	readonly file: string;
	readonly width: number;
	readonly height: number;
	readonly framesPerSecond: number;
	/** The source of the picture with this number. */
	picture(number: number): Luma | undefined;
}

const seconds = 12;

/** Like a camera's: soft shapes that grow and turn, and the noise of a sensor. */
export function makeCameraFilm(folder: string): Promise<Film> {
	const size = { width: 640, height: 360, framesPerSecond: 15 };
	const shapes = `mandelbrot=size=640x360:rate=15:end_pts=900:maxiter=400`;
	return makeFilm(folder, 'camera', size, `${shapes},gblur=sigma=1.2,noise=alls=4:allf=t`);
}

/** Like a shared editor: text that is scrolled by some lines every second. */
export async function makeScreenFilm(folder: string): Promise<Film> {
	const size = { width: 1280, height: 720, framesPerSecond: 10 };
	// Any long text does; a program has all shapes of letters.
	const text = fileURLToPath(new URL('../../../renderer/call/call.ts', import.meta.url));
	const copy = join(folder, 'text.txt');
	await writeFile(copy, (await readFile(text, 'utf8')).replaceAll('\t', '    '));
	const page = 'color=color=white:size=1280x720:rate=10';
	const letters = `drawtext=textfile=${copy}:expansion=none:font=monospace:fontsize=18:fontcolor=black:x=24:y=48-floor(t)*66`;
	return makeFilm(folder, 'screen', size, `${page},${letters}`);
}

async function makeFilm(
	folder: string,
	name: string,
	size: Pick<Film, 'width' | 'height' | 'framesPerSecond'>,
	source: string,
): Promise<Film> {
	const { width, height, framesPerSecond } = size;
	const raw = join(folder, `${name}.yuv`);
	await run('ffmpeg', [
		...['-y', '-loglevel', 'error', '-f', 'lavfi', '-i', source, '-t', String(seconds)],
		...['-pix_fmt', 'yuv420p', '-f', 'rawvideo', raw],
	]);
	const content = await readFile(raw);
	await rm(raw);
	const brightness = width * height;
	const length = brightness * 1.5;
	const pictures: Luma[] = [];
	const parts: Buffer[] = [
		Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420mpeg2\n`),
	];
	for (let at = 0; at + length <= content.length; at += length) {
		const picture = { data: content.subarray(at, at + brightness), width, height };
		drawNumber(picture, pictures.length);
		pictures.push(picture);
		parts.push(Buffer.from('FRAME\n'), content.subarray(at, at + length));
	}
	const file = join(folder, `${name}.y4m`);
	await writeFile(file, Buffer.concat(parts));
	return { file, ...size, picture: (number) => pictures[number] };
}
