import { mkdir, rename } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './command.mjs';
import { download } from './download.mjs';
import { SetupError } from './errors.mjs';
import { withScratch } from './scratch.mjs';
import { workerRuns } from './worker-check.mjs';

const RELEASES = 'https://github.com/versatica/mediasoup/releases/download';

/**
 * Where the mediasoup project publishes its worker for this machine; the names are
 * those of mediasoup's own npm-scripts.mjs.
 *
 * @param {string} version
 * @param {{ platform: string, arch: string, release: string }} [machine]
 * @param {string} [base]
 * @returns {string}
 */
export function prebuiltUrl(
	version,
	machine = { platform: platform(), arch: arch(), release: release() },
	base = process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL || RELEASES,
) {
	const kernel = machine.platform === 'linux' ? `-kernel${Number(machine.release.split('.')[0])}` : '';
	return `${base}/${version}/mediasoup-worker-${version}-${machine.platform}-${machine.arch}${kernel}.tgz`;
}

/**
 * Downloads mediasoup's own build of the worker. Its postinstall would do the same,
 * but falls back to a build that downloads still more.
 *
 * @param {string} version
 * @param {string} target the binary
 * @param {import('./progress.mjs').Report} report
 * @returns {Promise<void>}
 * @throws {SetupError} `download` when it cannot be had, `worker` when it does not run here
 */
export async function installPrebuilt(version, target, report) {
	await withScratch('worker', async (work) => {
		const archive = join(work, 'worker.tgz');
		report.say('asking for the official build');
		await download(prebuiltUrl(version), archive, (fraction) => report.at('downloading', fraction));
		await run('tar', ['-xzf', archive, '-C', work]);
		const binary = join(work, platform() === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker');
		if (!workerRuns(binary)) {
			throw new SetupError(
				'worker',
				'The official build of the worker does not run on this system. Compile it instead.',
			);
		}
		await mkdir(dirname(target), { recursive: true });
		await rename(binary, target);
	});
}
