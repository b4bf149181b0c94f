import { mkdir, rename } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './command.mjs';
import { SetupError } from './errors.mjs';
import { projectRoot } from './places.mjs';
import { ninjaProgress } from './progress.mjs';
import { withScratch } from './scratch.mjs';
import { provide } from './system.mjs';
import { missingPackages } from './system-check.mjs';
import { systemPackages } from './system-packages.mjs';
import { workerRuns } from './worker-check.mjs';

/**
 * Compiles the worker from the source in the npm package, against the system's libraries.
 *
 * @param {string} target the binary
 * @param {import('./progress.mjs').Report} report
 * @returns {Promise<void>}
 * @throws {SetupError} `system-packages` when the compiler or a library is missing, `worker` when it fails
 */
export async function compileWorker(target, report) {
	const need = { to: 'compile the media worker', essential: true };
	await provide(missingPackages(systemPackages.workerBuild), report, need);
	const jobs = process.env.JOBS || String(availableParallelism());
	report.say(`compiling it from the npm package with ${jobs} jobs, which takes some minutes`);
	try {
		await withScratch('worker', async (work) => {
			const fresh = join(work, 'mediasoup-worker');
			await build(fresh, jobs, report);
			if (!workerRuns(fresh)) throw new SetupError('worker', 'It compiled, but does not start.');
			await mkdir(dirname(target), { recursive: true });
			await rename(fresh, target);
		});
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new SetupError(
			'worker',
			`mediasoup's worker could not be compiled.\n${reason}\nWhere its official build can be downloaded from GitHub, none has to be compiled; or set MEDIASOUP_WORKER_BIN to a worker of your own.`,
			{ cause },
		);
	}
}

/** @param {string} output @param {string} jobs @param {import('./progress.mjs').Report} report */
async function build(output, jobs, report) {
	const recipe = join(projectRoot, 'build', 'mediasoup-worker', 'build.sh');
	await run('bash', [recipe, join(projectRoot, 'node_modules', 'mediasoup'), output], {
		env: { JOBS: jobs },
		onLine(line) {
			const fraction = ninjaProgress(line);
			if (fraction !== undefined) report.at('compiling', fraction);
		},
	});
}
