import '../look/tokens.css';
import '../look/base.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { config } from 'zod';
import type { Platform } from '../platform/platform.ts';
import { PlatformProvider } from '../platform/platformContext.ts';
import { type App, AppProvider } from '../stores/appContext.ts';
import { createHostingStore } from '../stores/hostingStore.ts';
import { createNavigation } from '../stores/navigation.ts';
import { createPanels } from '../stores/panels.ts';
import { createPlacesStore } from '../stores/placesStore.ts';
import { createSavingStore } from '../stores/savingStore.ts';
import { createSettingsScreen } from '../stores/settingsScreen.ts';
import { createSettingsStore } from '../stores/settingsStore.ts';
import { createSharedStore } from '../stores/sharedStore.ts';
import { createSightStore } from '../stores/sightStore.ts';
import { chooseLanguage, createTexts } from '../texts/texts.ts';
import { Window } from '../views/Window.tsx';
import { furnishHome } from './homes.ts';
import { invitation, madeUpDesktop, madeUpEngine, madeUpPlatform, running } from './madeUp.ts';
import type { Scene } from './scene.ts';
import { type SceneName, scenes } from './scenes.ts';
import { stateOf } from './stateOf.ts';

/**
 * One screen in one state, by address: `?scene=share&language=ar&name=`. The real screens and stores,
 * a made-up engine below them. The list of scenes is the page without a scene.
 */
config({ jitless: true });

const wanted = new URLSearchParams(window.location.search);
const root = document.getElementById('root');
if (!root) throw new Error('The gallery has no place');
const name = wanted.get('scene');
if (name !== null && Object.hasOwn(scenes, name)) void show(name as SceneName);
else
	root.innerHTML = Object.keys(scenes)
		.map((one) => `<p><a href="?scene=${one}">${one}</a></p>`)
		.join('');

async function show(scene: SceneName): Promise<void> {
	window.localStorage.clear();
	const { settings: section, saving: problems, keyStore, picker, sign, stage }: Scene = scenes[scene];
	const { destination, finding }: Scene = scenes[scene];
	const { home, copied, hearing, door, need, panels, guest, tray, draft }: Scene = scenes[scene];
	const hosted = home === undefined;
	const texts = createTexts(chooseLanguage([wanted.get('language') ?? 'en']));
	if (sign && root) {
		const { showShareSign } = await import('./shareSignScene.ts');
		return showShareSign(root, texts.t, texts.language, sign === 'resting');
	}
	const platform: Platform = {
		...madeUpPlatform(hosted ? running : { kind: 'stopped' }, picker, copied ?? null),
		...(keyStore && { keyStore: async () => keyStore }),
		...(tray && { desktop: madeUpDesktop({ tray: false, startAtLogin: 'impossible' }) }),
	};
	const keeper = await platform.keeper();
	const shared = createSharedStore(keeper);
	if (picker) shared.remember('Budget 2025 – Spreadsheet');
	const { store: settings } = createSettingsStore(keeper);
	settings.setState({
		name: wanted.get('name') ?? (home === 'first' ? '' : 'Anna Lindqvist'),
		layout: scene === 'speaker' ? 'speaker' : 'grid',
	});
	const places = createPlacesStore(keeper);
	const inside = furnishHome(home ?? 'few', places);
	const hosting = platform.hosting ? createHostingStore(platform.hosting) : null;
	const state = stateOf(scenes[scene]);
	const navigation = createNavigation({
		platform,
		settings,
		places,
		hosting,
		openEngine: async () => madeUpEngine(state, hearing, door),
		foresee: () => {},
		seeDevices: async () => ({ devices: [], microphone: null, camera: null }),
	});
	const app: App = {
		navigation,
		settings,
		saving: createSavingStore(keeper, { settings: null, places: null, ...problems }),
		shared,
		settingsScreen: createSettingsScreen(),
		places,
		panels: createPanels(),
		inside,
		sight: createSightStore(document, undefined),
		hosting,
	};
	await hosting?.start().catch(() => undefined);
	if (!hosted) hosting?.store.setState({ kind: 'stopped' }, true);
	if (state.participants.length > 0) {
		if (guest || (scene.startsWith('lobby') && scene !== 'lobbyMuted'))
			hosting?.store.setState({ kind: 'stopped' }, true);
		await navigation.openDestination(destination ?? { kind: 'parley', invitation });
	}
	if (finding) navigation.store.setState({ finding });
	if (need) navigation.store.setState({ need });
	if (scene === 'entering') navigation.store.setState({ entering: true });
	if (scene === 'homeWrongLink') await navigation.openLink('hello');
	if (stage) navigation.store.getState().call?.stage.store.setState(stage);
	if (draft) navigation.store.getState().call?.draft.setState({ text: draft });
	if (picker) app.panels.setState({ inCall: 'picker' });
	if (panels) app.panels.setState(panels);
	if (section) app.settingsScreen.show(section === 'list' ? null : section);
	if (!root) return;
	createRoot(root).render(
		<I18nextProvider i18n={texts}>
			<PlatformProvider value={platform}>
				<AppProvider value={app}>
					<Window />
				</AppProvider>
			</PlatformProvider>
		</I18nextProvider>,
	);
}
