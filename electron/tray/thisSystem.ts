import mitt from 'mitt';
import type { Log } from '../log/log.ts';
import { watchStatusNotifierHost } from './statusNotifierHost.ts';
import type { TrayHost } from './trayHost.ts';

/** macOS and Windows always have a tray; a Linux desktop may have one. */
export function trayHostHere(log: Log): TrayHost {
	if (process.platform === 'linux') return watchStatusNotifierHost(log);
	return { there: true, events: mitt(), known: Promise.resolve() };
}
