import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { installInPage } from '../installInPage.ts';
import type { LaunchedApp } from '../launch.ts';

/**
 * Stands in for a device that another program holds, or that is not plugged in: there is no real one here
 * whose driver could say so. What Chromium then throws is in its source (NotReadableError, NotFoundError).
 */
export async function makeMissing(
	page: Page,
	kind: 'audio' | 'video',
	why: 'NotReadableError' | 'NotFoundError' | null,
): Promise<void> {
	await installInPage(page, join(import.meta.dirname, 'missingTap.ts'), 'missingTap');
	await page.evaluate(([which, name]) => window.missingTap?.set(which, name), [kind, why] as const);
}

/** Devices came or went. */
export async function tellDevicesChanged(page: Page): Promise<void> {
	await page.evaluate(() => window.missingTap?.tell());
}

/** Takes the permission to use devices away from an app's page, or gives it back: really, in its main process. */
export function allowDevices({ app }: LaunchedApp, allowed: boolean): Promise<void> {
	return app.evaluate(({ session }, may) => {
		session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(may));
		session.defaultSession.setPermissionCheckHandler(() => may);
	}, allowed);
}
