// The default app of the republished Electron, which comes without one: starts the
// app whose folder the command line names, as Electron's own default app does.
// Packed into resources/default_app.asar by setup/electron-republished.mjs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, dialog } from 'electron';

const require = createRequire(import.meta.url);

/**
 * @param {string[]} argv without the executable
 * @returns {{ folder: string | undefined, preloads: string[] }}
 */
function parse(argv) {
	const preloads = [];
	for (let at = 0; at < argv.length; at++) {
		const arg = argv[at];
		// Playwright hooks itself in with -r.
		if (arg === '-r' || arg === '--require') preloads.push(argv[++at]);
		else if (!arg.startsWith('-')) return { folder: resolve(arg), preloads };
	}
	return { folder: undefined, preloads };
}

/** @param {string} folder */
async function start(folder) {
	const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
	if (manifest.version) app.setVersion(manifest.version);
	app.setName(manifest.productName ?? manifest.name);
	app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
	const main = resolve(folder, manifest.main ?? 'index.js');
	app.setAppPath(manifest.main ? folder : dirname(main));
	await import(pathToFileURL(main).href);
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
const { folder, preloads } = parse(process.argv.slice(1));
for (const module of preloads) require(resolve(module));
if (folder === undefined) {
	console.error('Name the folder of the app to start.');
	process.exit(2);
}
try {
	await start(folder);
} catch (error) {
	console.error(error);
	dialog.showErrorBox('The app could not be started', String(error?.stack ?? error));
	process.exit(1);
}
