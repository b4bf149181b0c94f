import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '../runtime.mjs';
import { SetupError } from './errors.mjs';
import { findCommand } from './find-command.mjs';

/** @typedef {import('./system-packages.mjs').SystemPackage} SystemPackage */
/** @typedef {'apt' | 'dnf' | 'pacman' | 'brew' | 'winget' | 'unknown'} PackageManager */

/**
 * Who installs software on this system.
 *
 * @returns {PackageManager}
 */
export function packageManager() {
	if (process.platform === 'darwin') return 'brew';
	if (process.platform === 'win32') return 'winget';
	if (findCommand('dpkg-query') && findCommand('apt-get')) return 'apt';
	if (findCommand('dnf')) return 'dnf';
	if (findCommand('pacman')) return 'pacman';
	return 'unknown';
}

/** Whether set-up may install by itself: Debian and its kin, as root. Nowhere else. */
export function mayInstall() {
	return packageManager() === 'apt' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/**
 * Which of these the system lacks.
 *
 * @param {SystemPackage[]} wanted
 * @param {PackageManager} [manager]
 * @returns {SystemPackage[]}
 */
export function missingPackages(wanted, manager = packageManager()) {
	if (wanted.length === 0) return [];
	if (manager === 'apt') {
		const installed = installedDebs(wanted.flatMap((entry) => entry.deb));
		return wanted.filter((entry) => !entry.deb.some((name) => installed.has(name)));
	}
	// macOS and Windows bring what is not named for them.
	if (manager === 'brew' || manager === 'winget') {
		return wanted.filter((entry) => entry[manager] !== undefined && !isPresent(entry, new Set()));
	}
	const libraries = loadableLibraries();
	return wanted.filter((entry) => !isPresent(entry, libraries));
}

/** @param {SystemPackage} entry @param {Set<string>} libraries */
function isPresent(entry, libraries) {
	// An empty name: nothing here can tell, so nothing is claimed to be missing.
	if ('library' in entry.probe) return entry.probe.library === '' || libraries.has(entry.probe.library);
	// A browser has other names, and other places, on other systems.
	if (entry.probe.command === 'chromium') return findBrowser() !== undefined;
	return findCommand(entry.probe.command) !== undefined;
}

/** @param {string[]} names @returns {Set<string>} */
function installedDebs(names) {
	// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's
	const format = '${Package} ${db:Status-Status}\\n';
	// Exit code 1 only says that some of the names are unknown to dpkg.
	const query = spawnSync('dpkg-query', ['-W', '-f', format, ...names], {
		encoding: 'utf8',
	});
	if (query.error || query.status === null || query.status > 1) {
		throw new SetupError(
			'system-packages',
			`dpkg-query could not say what is installed: ${query.error?.message ?? query.stderr}. Run "dpkg --audit" and mend what it names.`,
			{ cause: query.error },
		);
	}
	return parseDpkgQuery(query.stdout);
}

/**
 * @param {string} output lines of `package status`
 * @returns {Set<string>} the packages that are installed
 */
export function parseDpkgQuery(output) {
	const lines = output.split('\n').map((line) => line.split(' '));
	return new Set(lines.flatMap(([name, status]) => (name && status === 'installed' ? [name] : [])));
}

/** @returns {Set<string>} names like `libgtk-3.so.0` */
function loadableLibraries() {
	// Not in everyone's PATH on some systems.
	const ldconfig = findCommand('ldconfig') ?? '/sbin/ldconfig';
	const { stdout } = spawnSync(ldconfig, ['-p'], { encoding: 'utf8' });
	return new Set((stdout ?? '').split('\n').map((line) => line.trim().split(' ')[0] ?? ''));
}
