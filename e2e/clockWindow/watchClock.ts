import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { installInPage } from '../app/installInPage.ts';
import type { ClockSample } from './watching.ts';

export type { ClockSample } from './watching.ts';

/**
 * Reads the clock from what a `<video>` of a participant's page shows.
 * @param selector CSS; the first element that fits
 * @param ms how long at most
 * @param enough ends it as soon as there are so many samples
 * @returns one sample for each picture that was read and showed a clock
 */
export async function watchClock(
	page: Page,
	selector: string,
	ms: number,
	enough = Number.MAX_SAFE_INTEGER,
): Promise<ClockSample[]> {
	await prepareWatching(page);
	return page.evaluate((how) => window.clockWatching?.watch(how.selector, how.ms, how.enough) ?? [], {
		selector,
		ms,
		enough,
	});
}

/**
 * Waits for the first picture of a certain window; the `<video>` may come later too.
 * @returns null when none came in time
 */
export async function firstClockPicture(
	page: Page,
	selector: string,
	windowId: number,
	timeoutMs: number,
): Promise<ClockSample | null> {
	await prepareWatching(page);
	return page.evaluate(
		(how) => window.clockWatching?.first(how.selector, how.windowId, how.timeoutMs) ?? null,
		{ selector, windowId, timeoutMs },
	);
}

/** @returns when the page was last clicked since `prepareWatching`, in milliseconds since 1970 */
export function lastClickAt(page: Page): Promise<number | null> {
	return page.evaluate(() => window.clockWatching?.lastClickAt() ?? null);
}

/** Puts what watches into a page; whoever measures a first picture does it before that picture can come. */
export function prepareWatching(page: Page): Promise<void> {
	return installInPage(page, join(import.meta.dirname, 'watching.ts'), 'clockWatching');
}
