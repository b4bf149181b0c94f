import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { samplesOf } from '../../sound/harness/soundPage.ts';
import { personNamed } from '../inspection.ts';
import { installInPage } from '../installInPage.ts';

export const sampleRate = 48_000;

/** To be called before the page joins: only from then on it notices what is received. */
export function prepareRecording(page: Page): Promise<void> {
	return installInPage(page, join(import.meta.dirname, 'soundTap.ts'), 'soundTap');
}

/**
 * Records what a page receives of somebody's voice, after decoding.
 * @param name whose voice
 * @returns ends the recording and gives the samples
 */
export async function recordReceived(page: Page, name: string): Promise<() => Promise<Float32Array>> {
	const person = await personNamed(page, name);
	if (!person) throw new Error(`${name} is not in the call`);
	await page.evaluate((id) => window.soundTap?.start(id), person.id);
	return async () => samplesOf({ base64: await page.evaluate(() => window.soundTap?.stop() ?? '') });
}
