import { app, shell, type WebContents } from 'electron';
import { appPage } from '../appProtocol/origin.ts';
import type { Log } from '../log/log.ts';
import { mayOpenOutside } from './outsideLink.ts';

/** Keeps every page of the app where it is: no other page in it, no windows and no webviews from it. */
export function confineNavigation(log: Log): void {
	app.on('web-contents-created', (_event, contents) => confine(contents, log));
}

function confine(contents: WebContents, log: Log): void {
	contents.on('will-frame-navigate', (event) => {
		// The page may load itself anew.
		if (event.isMainFrame && event.url === appPage) return;
		event.preventDefault();
		log.warn('window', 'navigation denied');
	});
	contents.on('will-redirect', (event) => event.preventDefault());
	contents.on('will-attach-webview', (event) => event.preventDefault());
	contents.setWindowOpenHandler(({ url }) => {
		if (!mayOpenOutside(url)) log.warn('window', 'opening denied');
		else shell.openExternal(url).catch((error) => log.error('window', 'browser not opened', error));
		return { action: 'deny' };
	});
}
