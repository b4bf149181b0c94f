import { expect, type Page, test } from '@playwright/test';
import { type Gallery, openGallery } from '../gallery/gallery.ts';

let gallery: Gallery;
test.beforeAll(async () => {
	gallery = await openGallery();
});
test.afterAll(() => gallery.close());

async function scrolled(page: Page): Promise<{ left: number; top: number }> {
	return page.locator('[data-natural]').evaluate(({ scrollLeft, scrollTop }) => ({
		left: Math.abs(scrollLeft),
		top: scrollTop,
	}));
}

for (const language of ['en', 'ar'] as const) {
	test(`a share at its actual size is moved by mouse, wheel and keys, ${language}`, async () => {
		const context = await gallery.browser.newContext({ viewport: { width: 900, height: 640 } });
		const page = await context.newPage();
		await gallery.show(page, 'share', { language });
		// In that direction what lies outside comes into sight.
		const onward = language === 'ar' ? 1 : -1;
		await page.locator('[data-share] > button').first().click();
		await expect(page.locator('[data-natural]')).toBeVisible();
		expect(await scrolled(page)).toEqual({ left: 0, top: 0 });

		const box = await page.locator('[data-natural]').boundingBox();
		if (!box) throw new Error('The share is not seen');
		const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + onward * 150, y - 100, { steps: 5 });
		await page.mouse.up();
		await expect.poll(() => scrolled(page)).toEqual({ left: 150, top: 100 });

		await page.mouse.wheel(0, 60);
		await expect.poll(async () => (await scrolled(page)).top).toBe(160);
		await page.locator('[data-natural]').focus();
		await page.keyboard.press('ArrowDown');
		await expect.poll(async () => (await scrolled(page)).top).toBeGreaterThan(160);
		// Moving it is not dragging the tile.
		await expect(page.locator('[data-dragging]')).toHaveCount(0);
		await context.close();
	});
}
