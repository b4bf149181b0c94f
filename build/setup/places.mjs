import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Where the compiled app, reports and stamps go. */
export const outFolder = join(projectRoot, 'out');

/**
 * The folder for what is costly to get and survives a new `npm ci`: runtimes
 * and workers.
 *
 * @param {NodeJS.Platform} [platform]
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [home]
 * @returns {string}
 */
export function cacheFolder(platform = process.platform, env = process.env, home = homedir()) {
	if (platform === 'darwin') return join(home, 'Library', 'Caches', 'parley');
	if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'parley');
	return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'parley');
}

/**
 * The version of a dependency that the project pins (exactly, see .npmrc).
 *
 * @param {string} name
 * @returns {string}
 */
export function pinnedVersion(name) {
	const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
	return manifest.dependencies?.[name] ?? manifest.devDependencies?.[name] ?? 'unknown';
}

/**
 * Which operating system a compiled binary is bound to: Debian 12's OpenSSL, libuv
 * and libc are not Debian 13's.
 *
 * @param {string} [osRelease] content of os-release
 * @returns {string} like `debian12`; the platform's name where there is no os-release
 */
export function systemName(osRelease = readOsRelease()) {
	/** @param {string} key */
	const field = (key) => new RegExp(`^${key}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
	return `${field('ID')}${field('VERSION_ID')}` || process.platform;
}

function readOsRelease() {
	return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}
