import type { Presence } from '../../contract/bridge/features.ts';
import { isInCall } from '../presence/presence.ts';

export interface WindowClosing {
	readonly presence: Presence | undefined;
	readonly isHosting: boolean;
	/** A hidden window can be found again. */
	readonly hasTray: boolean;
	/** Of Node. */
	readonly platform: string;
}

/**
 * What closing the window does. A call goes on, and where nothing would show that it does, its window stays
 * in sight: no camera is live behind the person's back.
 */
export function whatClosingDoes({
	presence,
	isHosting,
	hasTray,
	platform,
}: WindowClosing): 'hide' | 'minimise' | 'quit' {
	if (isInCall(presence) || isHosting) return hasTray ? 'hide' : 'minimise';
	// A Mac's app stays in the Dock without a window.
	if (platform === 'darwin') return 'hide';
	return hasTray && (presence?.keepInTray ?? true) ? 'hide' : 'quit';
}
