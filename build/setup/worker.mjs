import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compiledWorker, findWorker, prebuiltWorker } from '../runtime.mjs';
import { SetupError } from './errors.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, pinnedVersion } from './places.mjs';
import { provide } from './system.mjs';
import { missingPackages } from './system-check.mjs';
import { systemPackages } from './system-packages.mjs';
import { workerRuns } from './worker-check.mjs';
import { compileWorker } from './worker-compiled.mjs';
import { installPrebuilt } from './worker-prebuilt.mjs';

const version = pinnedVersion('mediasoup');

/** @type {import('../setup.mjs').Step} */
export const workerStep = {
	title: `media worker (mediasoup ${version})`,
	pending({ official }) {
		const found = findWorker();
		if (!found) return 'not here yet';
		if (official && found.source === 'compiled') return 'the official build was asked for';
		return workerRuns(found.path) ? undefined : 'it does not start';
	},
	async run(report) {
		const given = process.env.MEDIASOUP_WORKER_BIN;
		if (given) {
			throw new SetupError(
				'worker',
				`MEDIASOUP_WORKER_BIN names ${given}, which does not run here. Unset it, or let it name a worker of mediasoup ${version}.`,
			);
		}
		const lock = join(cacheFolder(), 'worker.lock');
		const onWait = () => report.say(`another set-up is busy with it (${lock}), waiting`);
		await withLock(lock, onWait, async () => {
			if (await official(report)) return;
			await compiled(report);
		});
	},
};

/** @param {import('./progress.mjs').Report} report */
async function official(report) {
	try {
		await installPrebuilt(version, prebuiltWorker(), report);
		return true;
	} catch (error) {
		if (!(error instanceof SetupError)) throw error;
		report.say(`no official build: ${error.message}`);
		if (process.platform === 'linux') return false;
		throw new SetupError(
			'worker',
			`Hosting a call needs mediasoup's worker, and its official build cannot be had: ${error.message} It comes from GitHub; set MEDIASOUP_WORKER_BIN if you have one already.`,
			{ cause: error },
		);
	}
}

/** @param {import('./progress.mjs').Report} report */
async function compiled(report) {
	const target = compiledWorker();
	if (existsSync(target)) {
		if (workerRuns(target)) return;
		// A kept binary on a new system: perhaps only its libraries are missing.
		const need = { to: 'run the compiled media worker', essential: false };
		await provide(missingPackages(systemPackages.worker), report, need);
		if (workerRuns(target)) return;
	}
	await compileWorker(target, report);
}
