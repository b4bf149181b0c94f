import { powerMonitor, powerSaveBlocker } from 'electron';
import { isInCall, type PageWatch } from '../presence/presence.ts';

/** In a call nobody touches the keyboard for an hour: the display stays awake for it, and no longer. */
export function keepDisplayAwake(page: PageWatch): void {
	let blocker: number | undefined;
	page.events.on('changed', (presence) => {
		if (isInCall(presence)) blocker ??= powerSaveBlocker.start('prevent-display-sleep');
		else if (blocker !== undefined) {
			powerSaveBlocker.stop(blocker);
			blocker = undefined;
		}
	});
}

/** @param woke the machine slept until now */
export function onWaking(woke: () => void): void {
	powerMonitor.on('resume', woke);
}
