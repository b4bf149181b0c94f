import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { type Gallery, openGallery } from '../gallery/gallery.ts';

let gallery: Gallery;
test.beforeAll(async () => {
	gallery = await openGallery();
});
test.afterAll(() => gallery.close());

for (const [width, height, language] of [
	[360, 640, 'en'],
	[360, 640, 'ar'],
	[300, 200, 'en'],
	[300, 200, 'ar'],
	[420, 150, 'en'],
] as const) {
	test(`${width} x ${height}, ${language}: what the bar has no room for is behind one button`, async () => {
		const context = await gallery.browser.newContext({
			reducedMotion: 'reduce',
			viewport: { width, height },
		});
		const page = await context.newPage();
		await gallery.show(page, 'nine', { language });
		const bar = page.getByRole('toolbar');
		const boxes = await bar
			.locator('button:visible')
			.evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().toJSON()));
		boxes.sort((a, b) => a.left - b.left);
		for (const [index, box] of boxes.entries()) {
			expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
			expect(box.left).toBeGreaterThanOrEqual(boxes[index - 1]?.right ?? 0);
			expect(box.right).toBeLessThanOrEqual(width);
		}

		const more = bar.getByRole('button', { name: language === 'en' ? 'More' : 'المزيد', exact: true });
		await more.click();
		const lines = page.getByRole('menuitem');
		await expect(lines).toHaveCount(9);
		for (const line of await lines.all())
			expect((await line.boundingBox())?.height).toBeGreaterThanOrEqual(44);
		const menu = await page.getByRole('menu').boundingBox();
		expect(menu?.x).toBeGreaterThanOrEqual(0);
		expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(width);
		expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
		// The hand, and that it is up now.
		await lines.nth(1).click();
		await more.click();
		if (language === 'en') await expect(lines.nth(1)).toHaveText('Lower hand');
		await page.keyboard.press('Escape');
		await expect(more).toBeFocused();
		await context.close();
	});
}

test('people are behind it, too, and the focus comes back to it', async () => {
	const context = await gallery.browser.newContext({ viewport: { width: 360, height: 640 } });
	const page = await context.newPage();
	await gallery.show(page, 'five');
	const more = page.getByRole('toolbar').getByRole('button', { name: 'More', exact: true });
	await more.click();
	await page.getByRole('menuitem', { name: 'People', exact: true }).click();
	await expect(page.getByRole('complementary')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('complementary')).toHaveCount(0);
	await expect(more).toBeFocused();
	await context.close();
});

test('a host lowers a hand from a tile, and removes somebody after being asked', async () => {
	const context = await gallery.browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	await gallery.show(page, 'tileMenuHost');
	const tile = page.locator('[data-participant="person1"]');
	await page.getByRole('menuitem', { name: 'Lower hand' }).click();
	await tile.locator('> [aria-haspopup]').click();
	await expect(page.getByRole('menuitem', { name: 'Lower hand' })).toHaveCount(0);
	await page.getByRole('menuitem', { name: /^Remove/ }).click();
	await expect(page.getByRole('dialog', { name: /Ben Okri/ })).toBeVisible();
	await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
	await expect(tile).toBeVisible();
	await tile.locator('> [aria-haspopup]').click();
	await page.getByRole('menuitem', { name: /^Remove/ }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /^Remove/ })
		.click();
	await expect(tile).toHaveCount(0);
	await context.close();
});

test('nobody but a host is offered it', async () => {
	const context = await gallery.browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	await gallery.show(page, 'tileMenu');
	await expect(page.getByRole('menuitem').first()).toBeVisible();
	await expect(page.getByRole('menuitem', { name: /^Remove/ })).toHaveCount(0);
	await context.close();
});
