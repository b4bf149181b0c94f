import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { HostingState } from '../../contract/bridge/features.ts';
import type { HostingStore } from './hostingStore.ts';
import type { InsideWatch } from './insideWatch.ts';
import type { Navigation } from './navigation.ts';
import type { Panels, PanelsStore } from './panels.ts';
import type { PlacesStore } from './placesStore.ts';
import type { SavingStore } from './savingStore.ts';
import type { SettingsScreen } from './settingsScreen.ts';
import type { Settings, SettingsStore } from './settingsStore.ts';
import type { SharedStore } from './sharedStore.ts';
import type { SightStore } from './sightStore.ts';

/** The stores that outlive a call. */
export interface App {
	readonly navigation: Navigation;
	readonly settings: SettingsStore;
	readonly saving: SavingStore;
	readonly shared: SharedStore;
	readonly settingsScreen: SettingsScreen;
	readonly places: PlacesStore;
	/** What is open over or beside the screen. */
	readonly panels: PanelsStore;
	readonly inside: InsideWatch;
	/** Whether the window can be seen. */
	readonly sight: SightStore;
	/** Null where nothing can be hosted. */
	readonly hosting: HostingStore | null;
}

const AppContext = createContext<App | null>(null);
export const AppProvider = AppContext.Provider;

export function useApp(): App {
	const app = useContext(AppContext);
	if (!app) throw new Error('useApp outside of AppProvider');
	return app;
}

export function useSettings<T>(select: (settings: Settings) => T): T {
	return useStore(useApp().settings, select);
}

/** What is open over or beside the screen. */
export function usePanels<T>(select: (panels: Panels) => T): T {
	return useStore(useApp().panels, select);
}

const nothingHosted = {
	getState: (): HostingState => stopped,
	getInitialState: () => stopped,
	subscribe: () => () => {},
};
const stopped: HostingState = { kind: 'stopped' };

export function useHosting(): HostingState {
	return useStore(useApp().hosting?.store ?? nothingHosted);
}
