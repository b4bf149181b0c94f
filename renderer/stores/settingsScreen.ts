import { createStore, type StoreApi } from 'zustand/vanilla';

/** The parts of the settings, in the order in which they are listed. */
export const settingsSections = ['sound', 'appearance', 'shortcuts', 'tray', 'privacy', 'about'] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** Whether the settings are open, and where. They open over whatever is shown, a call too. */
export interface SettingsShown {
	readonly open: boolean;
	/** Null: the list. A wide window shows the first section beside it. */
	readonly section: SettingsSection | null;
}

export interface SettingsScreen {
	readonly store: StoreApi<SettingsShown>;
	/** Opens them, or goes to another section. */
	show(section?: SettingsSection | null): void;
	close(): void;
}

export function createSettingsScreen(): SettingsScreen {
	const store = createStore<SettingsShown>(() => ({ open: false, section: null }));
	return {
		store,
		show: (section = null) => store.setState({ open: true, section }),
		close: () => store.setState({ open: false }),
	};
}
