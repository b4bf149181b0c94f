import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appPage } from '../appProtocol/origin.ts';
import type { Log } from '../log/log.ts';
import { RestartPolicy } from '../restarts/restartPolicy.ts';
import { pagePreferences } from './pagePreferences.ts';
import { placeWindow } from './placement.ts';
import { rememberPlace } from './rememberPlace.ts';
import type { WindowMemory } from './windowMemory.ts';

/** The page's own backgrounds, so that nothing flashes before its first picture. */
const background = { dark: '#14161a', light: '#f5f6f8' };

const usualSize = { width: 1100, height: 720 };

export interface MainWindowParts {
	readonly preload: string;
	/** A PNG file. */
	readonly icon: string;
	readonly memory: WindowMemory;
	readonly log: Log;
	/** Nobody asked for it: whoever opened it shows it when somebody does. */
	readonly hidden: boolean;
}

/** Opens the window where it was last. It shows itself once there is something to see. */
export function openMainWindow({ preload, icon, memory, log, hidden }: MainWindowParts): BrowserWindow {
	const main = screen.getPrimaryDisplay();
	const displays = [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)];
	const { maximised, ...place } = placeWindow(memory.state.placement, displays, usualSize);
	const window = new BrowserWindow({
		...place,
		icon,
		// A call can be kept in a corner as a strip of three buttons.
		minWidth: 300,
		minHeight: 200,
		title: 'Parley',
		show: false,
		backgroundColor: currentBackground(),
		webPreferences: {
			...pagePreferences(preload),
			// People who join are heard although nobody has clicked since the call began.
			autoplayPolicy: 'no-user-gesture-required',
		},
	});
	if (!hidden) window.once('ready-to-show', () => window.show());
	// Maximising shows a window.
	if (maximised) window.once('show', () => window.maximize());
	rememberPlace(window, memory);
	const followTheme = () => window.setBackgroundColor(currentBackground());
	nativeTheme.on('updated', followTheme);
	window.once('closed', () => nativeTheme.off('updated', followTheme));
	comeBackAfterCrash(window, log);
	load(window, log);
	return window;
}

/** Brings the window before the person, from wherever it is. */
export function presentWindow(window: BrowserWindow): void {
	if (window.isMinimized()) window.restore();
	window.show();
	window.focus();
}

function load(window: BrowserWindow, log: Log): void {
	window.loadURL(appPage).catch((error) => {
		log.error('window', 'page not loaded', error);
		// An empty window tells more than none.
		if (!window.isDestroyed()) window.show();
	});
}

function comeBackAfterCrash(window: BrowserWindow, log: Log): void {
	const policy = new RestartPolicy({
		firstDelayMs: 100,
		longestDelayMs: 30_000,
		windowMs: 10 * 60_000,
		tooMany: Number.POSITIVE_INFINITY,
	});
	window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
		if (reason === 'clean-exit') return;
		const decision = policy.afterEnd(performance.now());
		if (decision === 'give-up') return;
		log.error('window', `page gone: ${reason}`);
		log.info('window', 'page comes back', { exitCode, inMs: decision.restartInMs });
		setTimeout(() => {
			if (!window.isDestroyed()) load(window, log);
		}, decision.restartInMs);
	});
}

function currentBackground(): string {
	return nativeTheme.shouldUseDarkColors ? background.dark : background.light;
}
