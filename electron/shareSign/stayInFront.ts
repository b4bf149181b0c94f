import type { BaseWindow } from 'electron';

/** Above full-screen windows too, and on every workspace: whatever is in front, this is reachable. */
export function stayInFront(window: BaseWindow): void {
	window.setAlwaysOnTop(true, 'screen-saver');
	// Windows has no such thing. Without the last word macOS would take the app out of the dock for a moment.
	if (process.platform !== 'win32')
		window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
}
