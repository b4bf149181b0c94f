import type { Bridge } from '../../contract/bridge/features.ts';
import { browserPlatform } from './browser.ts';
import { desktopPlatform } from './desktop.ts';
import type { Platform } from './platform.ts';

declare global {
	interface Window {
		/** The desktop's bridge; a browser has none. */
		readonly parley?: Bridge;
	}
}

export function detectPlatform(page: Window): Platform {
	return page.parley ? desktopPlatform(page.parley, page.localStorage) : browserPlatform(page);
}
