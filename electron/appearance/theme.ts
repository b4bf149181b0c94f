import { nativeTheme } from 'electron';
import type { Saved } from '../saved/saved.ts';
import { themeIn } from './themeIn.ts';

/** The window's frame, menus and pickers are as light or dark as the page. To be called before a window opens. */
export function followChosenTheme(saved: Saved): void {
	const follow = () => {
		const theme = themeIn(saved.settings());
		// Each time it is set, every page is told, even if it is the same.
		if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
	};
	follow();
	saved.events.on('settings', follow);
}
