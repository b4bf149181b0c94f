import type { Presence } from '../../contract/bridge/features.ts';

/** What is drawn for it is in build/icons.mjs. */
export type TrayStatus = 'idle' | 'call' | 'muted' | 'sharing' | 'hosting';

export interface TrayIcon {
	readonly status: TrayStatus;
	/** Something waits for the person. */
	readonly badge: boolean;
}

/** The one thing to be seen at a glance: that others see one's screen comes before all else. */
export function trayIcon(presence: Presence | undefined, isHosting: boolean, badge: boolean): TrayIcon {
	const { call } = presence ?? {};
	const isInside = call?.phase === 'inside' || call?.phase === 'reconnecting';
	const status = !isInside
		? isHosting
			? 'hosting'
			: 'idle'
		: call.sharing
			? 'sharing'
			: call.microphoneOn
				? 'call'
				: 'muted';
	return { status, badge };
}

export interface Panel {
	/** Of Node. */
	readonly platform: string;
	/** XDG_CURRENT_DESKTOP. */
	readonly desktop: string | undefined;
	/** The system's own surfaces are dark. */
	readonly isDark: boolean;
}

/** These have a dark panel, whatever the theme. */
const darkPanels = ['GNOME', 'Unity', 'Pantheon'];

/**
 * The picture's file for a panel, as build/icons.mjs names it.
 * @returns without the scales that Electron finds by itself
 */
export function trayIconFile({ status, badge }: TrayIcon, { platform, desktop, isDark }: Panel): string {
	const name = `tray-${status}${badge ? '-badge' : ''}`;
	if (platform === 'darwin') return `${name}Template.png`;
	const isAlwaysDark = platform === 'linux' && desktop?.split(':').some((one) => darkPanels.includes(one));
	const ink = isDark || isAlwaysDark ? 'light' : 'dark';
	// A panel on Linux gets one picture, whatever its scale, and makes it smaller: the largest one.
	return platform === 'linux' ? `${name}-${ink}@3x.png` : `${name}-${ink}.png`;
}
