import type { FeatureCalls } from '../bridge/bridge.ts';
import type { PageWatch } from './presence.ts';

/** What the page may ask of the desktop that it lives in. */
export function desktopCalls(page: PageWatch): FeatureCalls<'desktop'> {
	const habits = () => ({ tray: false, startAtLogin: 'impossible' as const });
	return {
		present(presence) {
			page.take(presence);
		},
		notify() {},
		habits,
		startAtLogin: habits,
	};
}
