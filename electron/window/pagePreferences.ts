import type { WebPreferences } from 'electron';

/** What every page of ours may: nothing of Node's, and nothing but what its preload gives it. */
export function pagePreferences(preload: string) {
	return {
		preload,
		sandbox: true,
		contextIsolation: true,
		nodeIntegration: false,
		webSecurity: true,
		webviewTag: false,
		navigateOnDragDrop: false,
		spellcheck: false,
	} satisfies WebPreferences;
}
