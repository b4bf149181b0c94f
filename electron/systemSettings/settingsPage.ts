import type { SystemSettingsPage } from '../../contract/bridge/systemSettings.ts';

/**
 * Where a system lets its user allow a device to a program.
 * Sources: Apple's `x-apple.systempreferences` anchors (macOS 13 and later still take them), Microsoft's list of `ms-settings:`.
 * @returns undefined where the system has no such page; Linux asks no program for permission
 */
export function settingsPage(platform: NodeJS.Platform, page: SystemSettingsPage): string | undefined {
	if (platform === 'darwin')
		return `x-apple.systempreferences:com.apple.preference.security?${anchors[page]}`;
	if (platform === 'win32') return windowsPages[page];
	return undefined;
}

const anchors: Readonly<Record<SystemSettingsPage, string>> = {
	microphone: 'Privacy_Microphone',
	camera: 'Privacy_Camera',
	screen: 'Privacy_ScreenCapture',
};

/** Windows lets every program of the user see the screen. */
const windowsPages: Readonly<Partial<Record<SystemSettingsPage, string>>> = {
	microphone: 'ms-settings:privacy-microphone',
	camera: 'ms-settings:privacy-webcam',
};
