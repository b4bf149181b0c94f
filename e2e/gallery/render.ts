import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { SceneName } from '../../renderer/gallery/scenes.ts';
import { openGallery, sceneNames } from './gallery.ts';
import { galleryPage } from './index.ts';
import { makerHere, storedName, storePictures } from './storedPictures.ts';
import { takePicture, windowFor } from './taking.ts';
import { comparedScenes, everyVariant, nameOf, storedVariants, type Variant } from './variants.ts';

/**
 * `npm run gallery`: every scene in every variant as pictures, and one page to look at them
 * (out/gallery-pictures/index.html). `--only home,share` renders these scenes alone; `--theme dark`,
 * `--language ar` and `--size 360x640` these variants; `--store` stores what the tests compare with, of all
 * scenes and variants or of those named.
 */
const { values } = parseArgs({
	options: {
		only: { type: 'string' },
		theme: { type: 'string' },
		language: { type: 'string' },
		size: { type: 'string' },
		store: { type: 'boolean' },
	},
});
const wanted = values.only?.split(',');
const unknown = wanted?.filter((name) => !(sceneNames as string[]).includes(name)) ?? [];
if (unknown.length > 0) {
	console.error(`No such scene: ${unknown.join(', ')}. There are: ${sceneNames.join(', ')}`);
	process.exit(2);
}
const scenes: readonly SceneName[] = wanted ? sceneNames.filter((name) => wanted.includes(name)) : sceneNames;
const variants = (values.store ? storedVariants : everyVariant).filter(isWanted);
if (variants.length === 0) {
	console.error(`No such variant. There are: ${everyVariant.map(nameOf).join(', ')}`);
	process.exit(2);
}
const folder = fileURLToPath(new URL('../../out/gallery-pictures/', import.meta.url));

const gallery = await openGallery();
try {
	if (values.store) await store();
	else await renderEverything();
} finally {
	await gallery.close();
}

function isWanted({ theme, language, width, height }: Variant): boolean {
	return (
		(values.theme ?? theme) === theme &&
		(values.language ?? language) === language &&
		(values.size ?? `${width}x${height}`) === `${width}x${height}`
	);
}

async function renderEverything(): Promise<void> {
	if (!wanted) await rm(folder, { recursive: true, force: true });
	for (const scene of scenes) await mkdir(folder + scene, { recursive: true });
	for (const variant of variants) {
		await pictures(variant, async (scene, picture) => {
			await writeFile(`${folder}${scene}/${nameOf(variant)}.png`, picture);
		});
		console.log(`${nameOf(variant)}: ${scenes.length} scenes`);
	}
	await writeFile(`${folder}index.html`, galleryPage(scenes, variants));
	console.log(`${scenes.length * variants.length} pictures: open out/gallery-pictures/index.html`);
}

async function store(): Promise<void> {
	const stored = new Map<string, Buffer>();
	for (const variant of variants) {
		await pictures(variant, async (scene, picture, shrink) => {
			stored.set(storedName(scene, variant), await shrink(picture));
		});
	}
	await storePictures(stored, makerHere(gallery.browser.version()), comparedScenes);
	console.log(`${stored.size} pictures stored`);
}

async function pictures(
	variant: Variant,
	take: (scene: SceneName, picture: Buffer, shrink: (picture: Buffer) => Promise<Buffer>) => Promise<void>,
): Promise<void> {
	const {
		context,
		page,
		tools: { shrink },
	} = await windowFor(gallery, variant);
	for (const scene of scenes.filter((one) => !values.store || comparedScenes.includes(one)))
		await take(scene, await takePicture(gallery, page, scene, variant.language), shrink);
	await context.close();
}
