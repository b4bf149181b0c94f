import type { Settings } from '../stores/settingsStore.ts';

/** Makes the page light or dark, or lets it follow the system; the stage of a call stays dark. */
export function applyTheme({ documentElement }: Document, theme: Settings['theme']): void {
	if (theme === 'system') delete documentElement.dataset.theme;
	else documentElement.dataset.theme = theme;
}
