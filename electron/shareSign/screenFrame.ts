import { BaseWindow, type Display } from 'electron';
import { frameEdges } from './place.ts';
import { stayInFront } from './stayInFront.ts';

/** The page's accent, strong on light and dark. */
const colour = '#12b39c';

/** A coloured frame round a shared screen. Clicks go through it. */
export class ScreenFrame {
	#edges: BaseWindow[] = [];

	show({ bounds }: Display): void {
		this.hide();
		this.#edges = frameEdges(bounds).map(edgeWindow);
	}

	hide(): void {
		for (const edge of this.#edges) if (!edge.isDestroyed()) edge.destroy();
		this.#edges = [];
	}
}

/** Without a page: four renderer processes for four lines would be too many. */
function edgeWindow(bounds: Electron.Rectangle): BaseWindow {
	const edge = new BaseWindow({
		...bounds,
		show: false,
		frame: false,
		resizable: false,
		movable: false,
		minimizable: false,
		maximizable: false,
		fullscreenable: false,
		closable: false,
		// On Linux the window manager then leaves it alone, and never lists it.
		focusable: false,
		skipTaskbar: true,
		hasShadow: false,
		roundedCorners: false,
		// macOS else moves windows out of the menu bar.
		enableLargerThanScreen: true,
		backgroundColor: colour,
		title: '',
	});
	edge.setIgnoreMouseEvents(true);
	stayInFront(edge);
	// The others need not see it.
	edge.setContentProtection(true);
	edge.setBounds(bounds);
	edge.showInactive();
	return edge;
}
