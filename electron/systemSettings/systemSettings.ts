import { shell, systemPreferences } from 'electron';
import { systemSettingsPages } from '../../contract/bridge/systemSettings.ts';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { BridgeError } from '../bridge/bridgeError.ts';
import { settingsPage } from './settingsPage.ts';

/** The way to the system's own settings, where it must allow microphone, camera and screen. */
export const systemSettingsCalls: FeatureCalls<'systemSettings'> = {
	pages: () => systemSettingsPages.filter((page) => settingsPage(process.platform, page) !== undefined),
	async open({ page }) {
		const address = settingsPage(process.platform, page);
		if (!address) throw new BridgeError('no-such-page');
		// macOS lists a program only once it has asked.
		if (process.platform === 'darwin' && page !== 'screen' && isUnasked(page)) {
			if (await systemPreferences.askForMediaAccess(page)) return;
		}
		await shell.openExternal(address);
	},
};

function isUnasked(page: 'microphone' | 'camera'): boolean {
	return systemPreferences.getMediaAccessStatus(page) === 'not-determined';
}
