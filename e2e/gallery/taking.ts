import type { BrowserContext, Page } from '@playwright/test';
import type { SceneName } from '../../renderer/gallery/scenes.ts';
import { type PictureTools, pictureTools } from './comparison.ts';
import type { Gallery } from './gallery.ts';
import type { Variant } from './variants.ts';

/** Every picture is of the same moment, so that clocks and dates show the same in all. */
const moment = new Date('2026-11-12T09:30:00Z');

/** A window of the variant's size and theme, with nothing moving, and what compares pictures of it. */
export async function windowFor(
	gallery: Gallery,
	{ theme, width, height }: Pick<Variant, 'theme' | 'width' | 'height'>,
): Promise<{ context: BrowserContext; page: Page; tools: PictureTools }> {
	const context = await gallery.browser.newContext({
		colorScheme: theme,
		reducedMotion: 'reduce',
		viewport: { width, height },
		timezoneId: 'UTC',
		locale: 'en-GB',
	});
	// Opened first: a tab behind another one draws once a second.
	const tools = pictureTools(await context.newPage());
	const page = await context.newPage();
	await page.clock.setFixedTime(moment);
	return { context, page, tools };
}

/** @returns a PNG of the scene in the language, as large as the page's window */
export async function takePicture(
	gallery: Gallery,
	page: Page,
	scene: SceneName,
	language: Variant['language'],
): Promise<Buffer> {
	await gallery.show(page, scene, { language });
	// The call's bar hides while nobody moves, and a slow machine may have let it.
	await page.mouse.move(1, 1);
	await page.mouse.move(2, 2);
	return page.screenshot({ animations: 'disabled', caret: 'hide' });
}
