import './look/tokens.css';
import './look/base.css';
import type { i18n } from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { config } from 'zod';
import type { Destination } from '../contract/destination/destination.ts';
import { comeBack, keepForRecovery } from './desktop/recovery.ts';
import { tellPageErrors } from './diagnostics/tellPageErrors.ts';
import { installInspection } from './inspect.ts';
import { applyTheme } from './look/theme.ts';
import { detectPlatform } from './platform/detect.ts';
import type { Desktop } from './platform/platform.ts';
import { PlatformProvider } from './platform/platformContext.ts';
import { lookInside } from './session/lookInside.ts';
import { type App, AppProvider } from './stores/appContext.ts';
import { foresee, foreseePlaces } from './stores/foresee.ts';
import { createHostingStore } from './stores/hostingStore.ts';
import { createInsideWatch } from './stores/insideWatch.ts';
import { seeDevices } from './stores/lobbyNeed.ts';
import { createNavigation } from './stores/navigation.ts';
import { openEngine } from './stores/openEngine.ts';
import { createPanels } from './stores/panels.ts';
import { createPlacesStore } from './stores/placesStore.ts';
import { prepare, targetOf } from './stores/prepare.ts';
import { createSavingStore } from './stores/savingStore.ts';
import { createSettingsScreen } from './stores/settingsScreen.ts';
import { createSettingsStore, type Settings } from './stores/settingsStore.ts';
import { createSharedStore } from './stores/sharedStore.ts';
import { createSightStore } from './stores/sightStore.ts';
import { chooseLanguage, createTexts } from './texts/texts.ts';
import { Window } from './views/Window.tsx';

// The content security policy forbids the eval that zod would otherwise try.
config({ jitless: true });

const platform = detectPlatform(window);
if (platform.diagnostics) tellPageErrors(window, platform.diagnostics.pageError);
// Asked for at once, so that it is there when the rest of the page is: nothing is drawn twice.
const keeper = await platform.keeper();
const { store: settings, problem: settingsProblem } = createSettingsStore(keeper);
const places = createPlacesStore(keeper, () => settings.getState().rememberPlaces);
const saving = createSavingStore(keeper, { settings: settingsProblem, places: places.problem });
const hosting = platform.hosting ? createHostingStore(platform.hosting) : null;
const navigation = createNavigation({ platform, settings, places, hosting, openEngine, foresee, seeDevices });
const app: App = {
	navigation,
	settings,
	saving,
	shared: createSharedStore(keeper),
	settingsScreen: createSettingsScreen(),
	places,
	panels: createPanels(),
	inside: createInsideWatch({ places, settings, look }),
	sight: createSightStore(document, platform.desktop),
	hosting,
};

async function look(destination: Destination, signal: AbortSignal) {
	await prepare(platform, destination);
	return lookInside(targetOf(platform, destination), signal);
}

applyTheme(document, settings.getState().theme);
settings.subscribe((now) => applyTheme(document, now.theme));
const texts = createTexts(languageOf(settings.getState()));
settings.subscribe((now, before) => {
	if (now.language !== before.language) void texts.changeLanguage(languageOf(now));
});

draw(texts);
void begin();
void inspect();

function draw(i18n: i18n): void {
	const root = document.getElementById('root');
	if (!root) throw new Error('The page has no place for the app');
	createRoot(root).render(
		<StrictMode>
			<I18nextProvider i18n={i18n}>
				<PlatformProvider value={platform}>
					<AppProvider value={app}>
						<Window />
					</AppProvider>
				</PlatformProvider>
			</I18nextProvider>
		</StrictMode>,
	);
}

function languageOf({ language }: Settings) {
	return language === 'system' ? chooseLanguage(navigator.languages) : language;
}

/** First back into the call that a page before this one was torn out of: a link must not leave it unasked. */
async function begin(): Promise<void> {
	const { desktop, recovery } = platform;
	if (recovery) {
		const back = comeBack(recovery, navigation).catch((cause) =>
			console.error('Not back in the call', cause),
		);
		keepForRecovery(recovery, navigation);
		await back;
	}
	await Promise.all([takeLinks(), desktop && attend(desktop)]);
	if (desktop) foreseePlaces(places);
}

async function attend(desktop: Desktop): Promise<void> {
	const { attendDesktop } = await import('./desktop/attend.ts');
	attendDesktop({ desktop, app, texts });
}

/** The link that opened the app, and those that come later. */
async function takeLinks(): Promise<void> {
	const take = async () => {
		const link = await platform.links.take();
		if (link !== null) await navigation.openLink(link);
	};
	platform.links.onArrived(() => void take());
	await take();
}

async function inspect(): Promise<void> {
	const { inspection } = await platform.describe();
	if (inspection) installInspection(window, () => navigation.store.getState().call);
}
