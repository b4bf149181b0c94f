import { homedir } from 'node:os';
import { app } from 'electron';
import { linuxStartAtLogin } from './linux.ts';
import { loginItems } from './loginItems.ts';
import { noStartAtLogin, type StartAtLogin } from './startAtLogin.ts';

/** What starts this app: itself, or the runtime with the checkout behind it. */
export function startAtLoginHere(): StartAtLogin {
	const args = app.isPackaged ? [] : [app.getAppPath()];
	switch (process.platform) {
		case 'linux': {
			// An AppImage runs from a place that is gone tomorrow.
			const program = process.env.APPIMAGE ?? process.execPath;
			return linuxStartAtLogin({ env: process.env, home: homedir(), command: [program, ...args] });
		}
		case 'darwin':
		case 'win32':
			return loginItems(app, args);
		default:
			return noStartAtLogin;
	}
}
