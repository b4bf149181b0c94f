import { app } from 'electron';

export interface Quitting {
	/** The app is ending: windows may close. */
	readonly isUnderway: boolean;
	/** Without asking: the system or a terminal wants it. */
	now(): void;
}

/**
 * Lets the app end once the person agrees, and asks one time only, however often ending is wanted meanwhile.
 * @param mayQuit asks the person if there is something to ask; must not reject
 */
export function guardQuit(mayQuit: () => Promise<boolean>): Quitting {
	let isUnderway = false;
	let asking = false;
	app.on('before-quit', (event) => {
		if (isUnderway) return;
		event.preventDefault();
		if (asking) return;
		asking = true;
		void mayQuit().then((agreed) => {
			asking = false;
			if (agreed) now();
		});
	});
	const now = () => {
		isUnderway = true;
		app.quit();
	};
	// A session that ends says so by a signal; Ctrl-C in a terminal means it, too.
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, now);
	return {
		get isUnderway() {
			return isUnderway;
		},
		now,
	};
}
