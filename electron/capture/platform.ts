/** How windows and screens are chosen on a system, and whether their sound can come along. */
export interface CapturePlatform {
	/**
	 * `ours`: the page shows all sources and the person chooses there.
	 * `portal`: listing opens the system's own dialog, whose answer is the only source (Wayland). One
	 * listing is one dialog.
	 * `system`: Electron asks the system and never us (`useSystemPicker`).
	 */
	readonly picker: 'ours' | 'portal' | 'system';
	/**
	 * The system's sound: `clean` without what the app itself plays, `echoing` with it (people would hear
	 * themselves, so it is not given), or `none`.
	 */
	readonly sound: 'clean' | 'echoing' | 'none';
}

export interface RunningOn {
	/** As Node names it. */
	readonly platform: string;
	/** Of the system: `15.1` on macOS. */
	readonly systemVersion: string;
	readonly electronVersion: string;
	readonly env: Readonly<Record<string, string | undefined>>;
}

export function capturePlatform(running: RunningOn): CapturePlatform {
	return { picker: pickerOf(running), sound: soundOf(running) };
}

function pickerOf({ platform, systemVersion, env }: RunningOn): CapturePlatform['picker'] {
	// Electron's documentation of setDisplayMediaRequestHandler: "currently available for MacOS 15+ only".
	if (platform === 'darwin' && isAtLeast(systemVersion, 15, 0)) return 'system';
	const isWayland = platform === 'linux' && env.XDG_SESSION_TYPE === 'wayland' && !!env.WAYLAND_DISPLAY;
	return isWayland ? 'portal' : 'ours';
}

/**
 * Linux has no loopback. On macOS it exists from 14.2 on, but Electron's stays silent unless the system's
 * picker gave the source (electron#52738), and with that picker nothing keeps our own sound out.
 */
function soundOf({ platform, electronVersion }: RunningOn): CapturePlatform['sound'] {
	if (platform !== 'win32') return 'none';
	// Electron follows `restrictOwnAudio` in its own handler since then (electron#52455).
	return isAtLeast(electronVersion, 43, 4) ? 'clean' : 'echoing';
}

function isAtLeast(version: string, major: number, minor: number): boolean {
	const [ofMajor = 0, ofMinor = 0] = version.split('.').map(Number);
	return ofMajor > major || (ofMajor === major && ofMinor >= minor);
}
