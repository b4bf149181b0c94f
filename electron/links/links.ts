import { resolve } from 'node:path';
import { app } from 'electron';
import mitt, { type Emitter } from 'mitt';
import type { FeatureCalls } from '../bridge/bridge.ts';
import { isJoinLink, linkIn } from './linkIn.ts';

export interface Links {
	readonly calls: FeatureCalls<'links'>;
	/** `opened`: somebody started the app a second time or opened a link. `arrived`: there is a link to take. */
	readonly events: Emitter<{ opened: undefined; arrived: undefined }>;
}

/**
 * Collects the links that open the app, before and after it is ready. To be called once, early: macOS
 * sends its first link before `ready`.
 */
export function collectLinks(args: readonly string[]): Links {
	const events: Links['events'] = mitt();
	let waiting = linkIn(args) ?? null;
	const arrive = (link: string | undefined) => {
		events.emit('opened');
		if (link === undefined) return;
		waiting = link;
		events.emit('arrived');
	};
	app.on('second-instance', (_event, theirArgs) => arrive(linkIn(theirArgs)));
	app.on('open-url', (event, url) => {
		event.preventDefault();
		arrive(isJoinLink(url) ? url : undefined);
	});
	return {
		events,
		calls: {
			take() {
				const link = waiting;
				waiting = null;
				return link;
			},
		},
	};
}

/**
 * Makes the system open parley: links with this app. An installed app only: a checkout would leave an
 * entry behind that leads nowhere once it is deleted.
 */
export function registerLinks(): void {
	if (app.isPackaged) app.setAsDefaultProtocolClient('parley');
	else if (process.platform === 'win32' && process.argv[1]) {
		// Windows names the runtime, which needs the app's folder as an argument.
		app.setAsDefaultProtocolClient('parley', process.execPath, [resolve(process.argv[1])]);
	}
}
