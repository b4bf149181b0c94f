import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { autostartEntry, hiddenSwitch, isSwitchedOff } from './autostartEntry.ts';
import type { StartAtLogin } from './startAtLogin.ts';

interface LinuxSession {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly home: string;
	/** What starts the app. */
	readonly command: readonly string[];
}

/** An entry in the person's autostart folder, as every freedesktop desktop reads it. */
export function linuxStartAtLogin({ env, home, command }: LinuxSession): StartAtLogin {
	// The specification has relative paths ignored.
	const config = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : join(home, '.config');
	const file = join(config, 'autostart', 'parley.desktop');
	return {
		state() {
			const entry = read(file);
			return entry === undefined || isSwitchedOff(entry) ? 'off' : 'on';
		},
		set(on) {
			if (!on) return rmSync(file, { force: true });
			mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
			writeFileSync(file, autostartEntry([...command, hiddenSwitch]));
		},
	};
}

function read(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}
