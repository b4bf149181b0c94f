import { type BrowserWindow, screen } from 'electron';
import type { WindowMemory } from './windowMemory.ts';

/** A window that is dragged is at rest after this long. */
const restMs = 400;

/** Keeps where a window is, now and whenever it has been moved. */
export function rememberPlace(window: BrowserWindow, memory: WindowMemory): void {
	let timer: NodeJS.Timeout | undefined;
	const keep = () => {
		clearTimeout(timer);
		if (window.isDestroyed() || window.isFullScreen()) return;
		const bounds = window.getNormalBounds();
		const { id, workArea } = screen.getDisplayMatching(bounds);
		memory.keep({ placement: { bounds, maximised: window.isMaximized(), display: { id, workArea } } });
	};
	const keepSoon = () => {
		// Before it is shown it is where we put it; and a minimised one is nowhere.
		if (!window.isVisible() || window.isMinimized()) return;
		clearTimeout(timer);
		timer = setTimeout(keep, restMs);
	};
	for (const event of ['move', 'resize', 'maximize', 'unmaximize'] as const)
		window.on(event as 'move', keepSoon);
	window.on('close', () => {
		if (timer) keep();
	});
	window.once('closed', () => clearTimeout(timer));
}
