import { createStore, type StoreApi } from 'zustand/vanilla';

/** What is open over or beside the screen. Here, so that keys, the palette and buttons open the same things. */
export interface Panels {
	/** In a call, at most one at a time. */
	readonly inCall: 'people' | 'chat' | 'picker' | 'statistics' | null;
	/** The sheet with the call's links, over all else. */
	readonly invite: boolean;
	/** Asks the one who hosts whether the call goes on without them. */
	readonly leaving: boolean;
	readonly palette: boolean;
}
export type PanelsStore = StoreApi<Panels>;

export function createPanels(): PanelsStore {
	return createStore<Panels>(() => ({ inCall: null, invite: false, leaving: false, palette: false }));
}
