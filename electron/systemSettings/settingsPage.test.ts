import { expect, test } from 'vitest';
import { systemSettingsPages } from '../../contract/bridge/systemSettings.ts';
import { settingsPage } from './settingsPage.ts';

test('macOS has a page for each', () => {
	expect(systemSettingsPages.map((page) => settingsPage('darwin', page))).toEqual([
		'x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone',
		'x-apple.systempreferences:com.apple.preference.security?Privacy_Camera',
		'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture',
	]);
});

test('Windows has none for the screen', () => {
	expect(systemSettingsPages.map((page) => settingsPage('win32', page))).toEqual([
		'ms-settings:privacy-microphone',
		'ms-settings:privacy-webcam',
		undefined,
	]);
});

test('Linux has none', () => {
	expect(systemSettingsPages.map((page) => settingsPage('linux', page))).toEqual([
		undefined,
		undefined,
		undefined,
	]);
});
