import type { App } from 'electron';
import { hiddenSwitch } from './autostartEntry.ts';
import type { StartAtLogin } from './startAtLogin.ts';

type LoginItems = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;

/**
 * The login items of macOS and Windows, which the app itself may read and write.
 * @param args what an unpackaged app needs behind the runtime's name
 */
export function loginItems(app: LoginItems, args: readonly string[]): StartAtLogin {
	// Windows compares the arguments: asked without them it finds nothing.
	const item = { args: [...args, hiddenSwitch] };
	return {
		state: () => (app.getLoginItemSettings(item).openAtLogin ? 'on' : 'off'),
		set: (on) => app.setLoginItemSettings({ ...item, openAtLogin: on }),
	};
}

/**
 * Whether macOS started the app with the session: it hands over no arguments.
 * @param platform of Node
 */
export function wasOpenedAtLogin(app: Pick<App, 'getLoginItemSettings'>, platform: string): boolean {
	return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
