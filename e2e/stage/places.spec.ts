import { expect, test } from '@playwright/test';
import { type Gallery, openGallery } from '../gallery/gallery.ts';
import { collisions } from './collisions.ts';

let gallery: Gallery;
test.beforeAll(async () => {
	gallery = await openGallery();
});
test.afterAll(() => gallery.close());

const scenes = [
	'two',
	'five',
	'sixteen',
	'twentyFive',
	'shareOne',
	'shareTwo',
	'shareMany',
	'pinned',
] as const;

for (const [width, height] of [
	[300, 200],
	[640, 150],
	[360, 640],
	[1280, 800],
	[2560, 1080],
	[3840, 2160],
] as const) {
	test(`${width} x ${height}: no tile lies over another one`, async () => {
		const context = await gallery.browser.newContext({
			reducedMotion: 'reduce',
			viewport: { width, height },
		});
		const page = await context.newPage();
		for (const scene of scenes) {
			await gallery.show(page, scene, { language: 'ar' });
			// The bar lies over the tiles, except in a strip.
			const found = (await collisions(page)).filter((one) => height < 320 || !one.includes('the bar'));
			expect(found, scene).toEqual([]);
			expect(await page.locator('[data-tile]').count(), scene).toBeGreaterThan(0);
		}
		await context.close();
	});
}

test('from right to left the strip stands on the left, and reading begins on the right', async () => {
	const context = await gallery.browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	const leftOf = async (tile: string) => (await page.locator(`[data-tile="${tile}"]`).boundingBox())?.x ?? 0;
	await gallery.show(page, 'pinned', { language: 'ar' });
	expect(await leftOf('person person1')).toBeLessThan(await leftOf('person person4'));
	await gallery.show(page, 'pinned', { language: 'en' });
	expect(await leftOf('person person1')).toBeGreaterThan(await leftOf('person person4'));
	await gallery.show(page, 'five', { language: 'ar' });
	expect(await leftOf('person person1')).toBeGreaterThan(await leftOf('person person2'));
	await context.close();
});
