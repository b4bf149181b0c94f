import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './command.mjs';
import { download } from './download.mjs';
import { pinnedVersion, projectRoot } from './places.mjs';

/**
 * Gets Electron from where its project publishes it, through the electron package's
 * own downloader (its mirrors, cache and checksums all apply), into
 * node_modules/electron/dist.
 *
 * @param {import('./progress.mjs').Report} report
 * @returns {Promise<void>}
 * @throws {import('./errors.mjs').SetupError} `download` when it cannot be had, `command` when unpacking fails
 */
export async function installOfficial(report) {
	const packageFolder = join(projectRoot, 'node_modules', 'electron');
	const require = createRequire(join(packageFolder, 'package.json'));
	/** @type {typeof import('@electron/get')} */
	const { downloadArtifact, initializeProxy } = await import(
		pathToFileURL(require.resolve('@electron/get')).href
	);
	// Node's own fetch knows no proxy.
	if (process.env.HTTPS_PROXY || process.env.https_proxy) initializeProxy();

	report.say('asking for the official build');
	const remoteChecksums = process.env.electron_use_remote_checksums;
	await downloadArtifact({
		version: pinnedVersion('electron'),
		artifactName: 'electron',
		platform: process.platform,
		arch: process.arch,
		...(process.env.electron_config_cache && { cacheRoot: process.env.electron_config_cache }),
		...(!remoteChecksums && { checksums: require('./checksums.json') }),
		// Ours gives up early where nothing answers, and tells how far it is.
		downloader: {
			download: (url, target) => download(url, target, (fraction) => report.at('downloading', fraction)),
		},
	});
	report.say('unpacking');
	await run(process.execPath, [join(packageFolder, 'install.js')]);
}
