/** How windows and screens are chosen on a system. */
export interface CapturePlatform {
	/**
	 * `ours`: the page shows all sources and the person chooses there.
	 * `portal`: listing opens the system's own dialog, whose answer is the only source (Wayland). One
	 * listing is one dialog.
	 * The pickers of macOS 15 and Windows would be a third kind: Electron then asks the system and never us.
	 */
	readonly picker: 'ours' | 'portal';
	/** Whether the system's sound can come along. */
	readonly systemSound: boolean;
}

export function capturePlatform(
	platform: string,
	env: Readonly<Record<string, string | undefined>>,
): CapturePlatform {
	const isWayland = platform === 'linux' && env.XDG_SESSION_TYPE === 'wayland' && !!env.WAYLAND_DISPLAY;
	return { picker: isWayland ? 'portal' : 'ours', systemSound: platform === 'win32' };
}
