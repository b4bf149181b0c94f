import type { i18n } from 'i18next';
import type { Desktop } from '../platform/platform.ts';
import type { App } from '../stores/appContext.ts';
import type { Language } from '../texts/languages.ts';
import { obey } from './commands.ts';
import { followCall } from './followCall.ts';
import { newsSince } from './news.ts';
import { presenceOf, titleOf } from './presence.ts';
import { trayPlaces } from './trayPlaces.ts';

interface Attended {
	readonly desktop: Desktop;
	readonly app: App;
	readonly texts: i18n;
}

/** Tells the desktop what it shows while nobody sees the page, and does what is chosen there. */
export function attendDesktop({ desktop, app, texts }: Attended): void {
	const { navigation, settings, places, hosting } = app;
	const language = () => texts.language as Language;
	let told = '';
	const present = () => {
		const { call } = navigation.store.getState();
		const presence = presenceOf({
			language: language(),
			t: texts.t,
			call: call && { state: call.store.getState().call, hosted: call.hosted },
			places: trayPlaces(places, texts.t),
			canStart: hosting !== null,
			keepInTray: settings.getState().keepInTray,
		});
		const text = JSON.stringify(presence);
		if (text === told) return;
		told = text;
		desktop.present(presence).catch((cause) => console.warn('The desktop was not told', cause));
	};

	followCall(navigation, (call, now, before) => {
		if (now) {
			const title = titleOf(now.participants, call?.hosted ?? false, language(), texts.t);
			// Whether somebody looks, the desktop knows: a hidden page may believe that it has the focus.
			for (const sentence of newsSince(before, now, title, texts.t))
				desktop.notify(sentence).catch((cause) => console.warn('Nobody was notified', cause));
		}
		present();
	});
	settings.subscribe(present);
	places.store.subscribe(present);
	texts.on('languageChanged', present);
	desktop.onCommand((command) => {
		obey(command, app).catch((cause) => console.error(`${command.kind} was not done`, cause));
	});
	desktop.onWoke(() => navigation.store.getState().call?.engine.wake());
}
