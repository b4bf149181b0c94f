import { type BrowserWindow, type Display, screen } from 'electron';
import mitt, { type Emitter } from 'mitt';
import type { FeatureCalls } from '../bridge/bridge.ts';
import type { GivenSource } from '../capture/capture.ts';
import type { Log } from '../log/log.ts';
import { ScreenFrame } from './screenFrame.ts';
import { SignWindow } from './signWindow.ts';

export interface ShareSigns {
	readonly calls: FeatureCalls<'shareSign'>;
	readonly events: Emitter<{ stop: undefined }>;
	/** With this window's page, or when that page goes, its share ends: so do the signs of it. */
	follow(window: BrowserWindow): void;
}

export interface ShareSignSurroundings {
	readonly preload: string;
	readonly log: Log;
	/** What is shared, as far as it is known. */
	given(): GivenSource;
}

/** Shows for as long as something is shared that it is, above everything else. */
export function openShareSigns({ preload, log, given }: ShareSignSurroundings): ShareSigns {
	const events = mitt<{ stop: undefined }>();
	const sign = new SignWindow({ preload, log, onStop: () => events.emit('stop') });
	const frame = new ScreenFrame();
	let page: BrowserWindow | undefined;
	let shown: { readonly source: GivenSource; readonly display: Display } | undefined;

	const hide = () => {
		shown = undefined;
		sign.close();
		frame.hide();
	};
	/** A frame round the wrong screen would be worse than none. */
	const frameIt = ({ kind, displayId }: GivenSource, display: Display) => {
		if (kind === 'screen' && displayId === String(display.id)) frame.show(display);
		else frame.hide();
	};
	const place = () => {
		if (!shown) return;
		shown = { source: shown.source, display: displayOf(shown.source, page) };
		sign.moveTo(shown.display);
		frameIt(shown.source, shown.display);
	};
	// A display was plugged in, taken away, or has another size.
	for (const event of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
		screen.on(event as 'display-added', place);

	return {
		calls: {
			show(data) {
				const source = given();
				// Another share, without an end in between: its place may be elsewhere.
				if (shown && shown.source !== source) hide();
				if (!shown) {
					shown = { source, display: displayOf(source, page) };
					frameIt(source, shown.display);
				}
				sign.show(data, shown.display);
			},
			hide() {
				hide();
			},
		},
		events,
		follow(window) {
			page = window;
			window.once('closed', () => {
				if (page === window) page = undefined;
				hide();
			});
			window.webContents.on('render-process-gone', hide);
			window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
				if (isMainFrame && !isSameDocument) hide();
			});
		},
	};
}

/** The shared screen. Where a window is no system tells us: then where the person has just chosen it. */
function displayOf({ displayId }: GivenSource, page: BrowserWindow | undefined): Display {
	const shared = screen.getAllDisplays().find(({ id }) => String(id) === displayId);
	if (shared) return shared;
	return page && !page.isDestroyed()
		? screen.getDisplayMatching(page.getBounds())
		: screen.getPrimaryDisplay();
}
