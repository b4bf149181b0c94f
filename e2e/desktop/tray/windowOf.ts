import type { BrowserWindow } from 'electron';
import type { LaunchedApp } from '../../app/launch.ts';
import { until } from '../../app/until.ts';

/** What became of an app's window. */
export type WindowSight = 'shown' | 'minimised' | 'hidden' | 'closed';

/** How the main window is to be seen just now. */
export function sightOf({ app, page }: LaunchedApp): Promise<WindowSight> {
	return inWindow({ app, page }, (window) =>
		window.isMinimized() ? 'minimised' : window.isVisible() ? 'shown' : 'hidden',
	);
}

/** Waits until the window is to be seen in that way. */
export async function waitForSight(launched: LaunchedApp, sight: WindowSight): Promise<void> {
	await until(`the window to be ${sight}`, async () => (await sightOf(launched)) === sight);
}

/** As the window's own close button does. */
export async function closeWindow(launched: LaunchedApp): Promise<void> {
	await inWindow(launched, (window) => window.close());
}

async function inWindow<T>(
	{ app, page }: Pick<LaunchedApp, 'app' | 'page'>,
	work: (window: BrowserWindow) => T,
): Promise<T> {
	const window = await app.browserWindow(page);
	return window.evaluate(work);
}
