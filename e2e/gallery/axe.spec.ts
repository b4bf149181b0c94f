import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { type Gallery, openGallery, sceneNames } from './gallery.ts';

let gallery: Gallery;
test.beforeAll(async () => {
	gallery = await openGallery();
});
test.afterAll(() => gallery.close());

for (const colorScheme of ['light', 'dark'] as const) {
	for (const scene of sceneNames) {
		test(`${scene}, ${colorScheme}: nothing that axe objects to`, async () => {
			const context = await gallery.browser.newContext({
				colorScheme,
				reducedMotion: 'reduce',
				viewport: { width: 1280, height: 800 },
			});
			const page = await context.newPage();
			const errors: string[] = [];
			page.on('pageerror', (error) => errors.push(error.message));
			await gallery.show(page, scene);
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(
				violations.map(({ id, nodes }) => ({
					id,
					nodes: nodes.map((node) => [node.html, node.failureSummary]),
				})),
			).toEqual([]);
			expect(errors).toEqual([]);
			await context.close();
		});
	}
}

for (const [width, height, language] of [
	[360, 640, 'en'],
	[360, 640, 'ar'],
	[300, 200, 'en'],
] as const) {
	test(`${width} x ${height}, ${language}: nothing lies outside of the window`, async () => {
		const context = await gallery.browser.newContext({
			reducedMotion: 'reduce',
			viewport: { width, height },
		});
		const page = await context.newPage();
		for (const scene of sceneNames.filter((one) => one !== 'soundMenu' && (width >= 360 || one === 'nine'))) {
			await gallery.show(page, scene, { language });
			// A slider is its track; its input is there for screen readers alone.
			const outside = await page.evaluate(() =>
				[...document.querySelectorAll('button, input:not([type="range"]), h1, h2')]
					.filter((element) => element.checkVisibility() && !element.closest('.visuallyHidden'))
					.map((element) => ({ element, box: element.getBoundingClientRect() }))
					.filter(({ box }) => box.width > 1 && (box.left < -1 || box.right > window.innerWidth + 1))
					.map(({ element }) => element.outerHTML.slice(0, 200)),
			);
			expect.soft(outside, scene).toEqual([]);
		}
		await context.close();
	});
}
