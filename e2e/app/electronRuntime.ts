import { createRequire } from 'node:module';

/** The runtime that set-up found, else the one of the electron package. @throws {Error} when there is none */
export function electronPath(): string {
	if (process.env.PARLEY_ELECTRON) return process.env.PARLEY_ELECTRON;
	const path: unknown = createRequire(import.meta.url)('electron');
	if (typeof path !== 'string') throw new Error('Electron is not here yet: run "npm run setup".');
	return path;
}

/** Chromium refuses to run its sandbox as root; everyone else keeps it. */
export function sandboxArguments(): string[] {
	return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Our environment, for a program that shall run as Electron. */
export function inheritedEnvironment(): Record<string, string> {
	const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env;
	return Object.fromEntries(
		Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);
}
