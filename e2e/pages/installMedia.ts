import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { installInPage } from '../app/installInPage.ts';
import type {} from './mediaOnWindow.ts';

/** Gives a page that is not ours pictures and tones to send, and eyes: as `window.testMedia`. */
export function installMedia(page: Page): Promise<void> {
	return installInPage(page, join(import.meta.dirname, 'mediaOnWindow.ts'), 'testMedia');
}
