import type { LoginItemSettings, Settings } from 'electron';
import { expect, test } from 'vitest';
import { loginItems, wasOpenedAtLogin } from './loginItems.ts';

/** As Windows does it: an item is found by exactly its arguments. */
function system() {
	let kept: string | undefined;
	const name = (settings?: { args?: string[] }) => JSON.stringify(settings?.args ?? []);
	return {
		getLoginItemSettings: (wanted?: { args?: string[] }) =>
			({ openAtLogin: kept === name(wanted), wasOpenedAtLogin: false }) as LoginItemSettings,
		setLoginItemSettings: (settings: Settings) => {
			kept = settings.openAtLogin ? name(settings) : undefined;
		},
	};
}

test('is switched on and off, and finds itself again', () => {
	const app = system();
	const start = loginItems(app, ['/checkout']);
	expect(start.state()).toBe('off');
	start.set(true);
	expect(start.state()).toBe('on');
	expect(loginItems(app, ['/checkout']).state()).toBe('on');
	start.set(false);
	expect(start.state()).toBe('off');
});

test('only macOS says by itself that it started the app', () => {
	const app = { getLoginItemSettings: () => ({ wasOpenedAtLogin: true }) as LoginItemSettings };
	expect(wasOpenedAtLogin(app, 'darwin')).toBe(true);
	expect(wasOpenedAtLogin(app, 'win32')).toBe(false);
});
