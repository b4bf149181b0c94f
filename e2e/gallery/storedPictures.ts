import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameOf, type Variant } from './variants.ts';

const folder = fileURLToPath(new URL('stored/', import.meta.url));
const makerFile = join(folder, 'made-with.json');

/** What draws letters: another engine or another font draws other pixels, and nothing changed by accident. */
export interface Maker {
	/** Chromium's major version. */
	readonly chromium: string;
	/** The font behind `sans-serif`, as fontconfig names it. */
	readonly font: string;
}

/** @param version as Playwright tells it ("156.0.8078.73") */
export function makerHere(version: string): Maker {
	return { chromium: version.split('.')[0] ?? version, font: systemFont() };
}

/** Null while nothing is stored. */
export function storedMaker(): Maker | null {
	return existsSync(makerFile) ? (JSON.parse(readFileSync(makerFile, 'utf8')) as Maker) : null;
}

export function storedName(scene: string, variant: Variant): string {
	return `${scene}.${nameOf(variant)}.webp`;
}

/** Null where there is none yet. */
export async function readStored(name: string): Promise<Buffer | null> {
	return existsSync(join(folder, name)) ? readFile(join(folder, name)) : null;
}

/**
 * Stores pictures in place of those of the same names; those of scenes that are no more go.
 * @param pictures by their names
 */
export async function storePictures(
	pictures: ReadonlyMap<string, Buffer>,
	maker: Maker,
	scenes: readonly string[],
): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const name of storedNames())
		if (!scenes.includes(name.split('.')[0] ?? '')) await rm(join(folder, name));
	for (const [name, picture] of pictures) await writeFile(join(folder, name), picture);
	await writeFile(makerFile, `${JSON.stringify(maker, null, '\t')}\n`);
}

export function storedNames(): string[] {
	return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.webp')) : [];
}

function systemFont(): string {
	try {
		return execFileSync('fc-match', ['-f', '%{family}', 'sans-serif'], { encoding: 'utf8' });
	} catch {
		return 'unknown';
	}
}
