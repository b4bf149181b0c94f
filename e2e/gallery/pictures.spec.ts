import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { type Gallery, openGallery } from './gallery.ts';
import { makerHere, readStored, storedMaker, storedName, storedNames } from './storedPictures.ts';
import { takePicture, windowFor } from './taking.ts';
import { comparedScenes, nameOf, storedVariants } from './variants.ts';

/**
 * Nothing changes by accident: every screen against its stored picture. What was meant to change is looked
 * at (`npm run gallery`) and then stored (`npm run gallery -- --store`).
 */

/** From here on a square of 8 by 8 differs (of 255), and so many may: letters' edges differ by less. */
const limits = { threshold: 6, squares: 2 };

let gallery: Gallery;
test.beforeAll(async () => {
	gallery = await openGallery();
});
test.afterAll(() => gallery.close());

test('a picture is stored of every scene, and of nothing else', () => {
	const wanted = comparedScenes.flatMap((scene) =>
		storedVariants.map((variant) => storedName(scene, variant)),
	);
	expect(storedNames().sort()).toEqual(wanted.sort());
});

test('a changed word is seen, the same again is none', async () => {
	const variant = { theme: 'light', language: 'en', width: 1280, height: 800 } as const;
	const { context, page, tools } = await windowFor(gallery, variant);
	const before = await tools.shrink(await takePicture(gallery, page, 'lobby', 'en'));
	const again = await tools.shrink(await takePicture(gallery, page, 'lobby', 'en'));
	expect((await tools.compare(before, again, limits.threshold)).squares).toBeLessThanOrEqual(limits.squares);
	await page
		.getByRole('button', { name: 'Join', exact: true })
		.evaluate((button) => button.replaceChildren('Jump'));
	const changed = await tools.shrink(await page.screenshot({ animations: 'disabled' }));
	expect((await tools.compare(before, changed, limits.threshold)).squares).toBeGreaterThan(limits.squares);
	await context.close();
});

for (const variant of storedVariants) {
	test(`${nameOf(variant)}: every scene looks as it did`, async () => {
		test.setTimeout(10 * 60_000);
		const here = makerHere(gallery.browser.version());
		const maker = storedMaker();
		test.skip(
			maker?.chromium !== here.chromium || maker.font !== here.font,
			`stored pictures are of Chromium ${maker?.chromium} with ${maker?.font}, this is ${here.chromium} with ${here.font}: letters differ`,
		);
		const { context, page, tools } = await windowFor(gallery, variant);
		const changed: string[] = [];
		for (const scene of comparedScenes) {
			const name = storedName(scene, variant);
			const stored = await readStored(name);
			if (!stored) continue;
			const look = async () => {
				const shot = await takePicture(gallery, page, scene, variant.language);
				const difference = await tools.compare(stored, await tools.shrink(shot), limits.threshold);
				return { shot, difference };
			};
			// A video may have its size before its first picture is drawn: what differs is looked at again.
			let { shot, difference } = await look();
			for (let more = 0; more < 2 && difference.squares > limits.squares; more++)
				({ shot, difference } = await look());
			if (difference.squares <= limits.squares) continue;
			changed.push(`${name}: ${JSON.stringify(difference)}`);
			await mkdir(test.info().outputDir, { recursive: true });
			await writeFile(test.info().outputPath(name.replace('.webp', '.now.png')), shot);
		}
		await context.close();
		expect(changed).toEqual([]);
	});
}
