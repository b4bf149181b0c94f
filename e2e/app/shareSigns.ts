import type { Page } from '@playwright/test';
import type { LaunchedApp } from './launch.ts';
import { until } from './until.ts';

/** The page of the sign that says what is shared; waits until it is there. */
export function shareSignOf({ app }: LaunchedApp): Promise<Page> {
	return until('the sign of the share', async () => findSign(app));
}

export function findSign(app: LaunchedApp['app']): Page | undefined {
	return app.windows().find((page) => page.url().endsWith('/sign/index.html'));
}

/** What the app has above all windows, by the system's own account. In device-independent pixels. */
export function windowsOnTop({ app }: LaunchedApp) {
	return app.evaluate(({ BaseWindow, BrowserWindow, screen }) => {
		const pages = new Set(BrowserWindow.getAllWindows().map(({ id }) => id));
		return BaseWindow.getAllWindows()
			.filter((window) => window.isAlwaysOnTop() && window.isVisible())
			.map((window) => ({
				/** The frame's edges have no page. */
				kind: pages.has(window.id) ? ('sign' as const) : ('edge' as const),
				bounds: window.getBounds(),
				focused: window.isFocused(),
				display: screen.getDisplayMatching(window.getBounds()).bounds,
			}));
	});
}
