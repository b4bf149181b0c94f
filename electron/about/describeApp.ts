import { app } from 'electron';
import type { CallReply } from '../../contract/bridge/features.ts';

const platforms = ['linux', 'darwin', 'win32'] as const;

/** What runs here. */
export function describeApp(): CallReply<'app', 'describe'> {
	return {
		version: app.getVersion(),
		electron: process.versions.electron ?? '',
		chromium: process.versions.chrome ?? '',
		platform: platforms.find((name) => name === process.platform) ?? 'other',
		inspection: process.env.PARLEY_INSPECT === '1',
	};
}
