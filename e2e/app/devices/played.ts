import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { samplesOf } from '../../sound/harness/soundPage.ts';
import { installInPage } from '../installInPage.ts';

/** To be called before the page plays anything. Records what its sound graphs give to a loudspeaker. */
export async function recordPlayed(page: Page): Promise<() => Promise<Float32Array>> {
	await installInPage(page, join(import.meta.dirname, 'playedTap.ts'), 'playedTap');
	await page.evaluate(() => window.playedTap?.start());
	return async () => samplesOf({ base64: await page.evaluate(() => window.playedTap?.stop() ?? '') });
}
