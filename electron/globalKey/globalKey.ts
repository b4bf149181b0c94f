import { app, type BrowserWindow, globalShortcut } from 'electron';
import mitt, { type Emitter } from 'mitt';
import type { FeatureCalls } from '../bridge/bridge.ts';

export interface GlobalKey {
	readonly calls: FeatureCalls<'globalKey'>;
	readonly events: Emitter<{ pressed: undefined }>;
	/** A page that is gone or loaded again holds no key. */
	follow(window: BrowserWindow): void;
}

/** One key of the whole system at most, for as long as the page wants it. The contract says which ones. */
export function openGlobalKey(): GlobalKey {
	const events = mitt<{ pressed: undefined }>();
	let taken: string | null = null;

	const release = () => {
		if (taken !== null) globalShortcut.unregister(taken);
		taken = null;
	};
	/** False when another program has it, or the system gives none (Wayland without its portal). */
	const take = (accelerator: string): boolean => {
		try {
			return globalShortcut.register(accelerator, () => events.emit('pressed'));
		} catch {
			// Electron throws at names that this system does not know.
			return false;
		}
	};
	app.on('will-quit', release);
	return {
		events,
		calls: {
			take({ accelerator }) {
				if (accelerator === taken) return true;
				release();
				if (!take(accelerator)) return false;
				taken = accelerator;
				return true;
			},
			release() {
				release();
			},
			isFree({ accelerator }) {
				if (accelerator === taken) return true;
				if (!take(accelerator)) return false;
				globalShortcut.unregister(accelerator);
				return true;
			},
		},
		follow(window) {
			window.on('closed', release);
			window.webContents.on('render-process-gone', release);
			window.webContents.on('did-start-navigation', ({ isSameDocument, isMainFrame }) => {
				if (isMainFrame && !isSameDocument) release();
			});
		},
	};
}
