import { spawnSync } from 'node:child_process';

/** With this, the worker says that its environment lacks MEDIASOUP_VERSION: so it loads and runs. */
const STARTED_WITHOUT_VERSION = 41;

/**
 * Whether a worker's binary runs on this system. A worker compiled against a library
 * that has since gone, or for another libc, does not even start.
 *
 * @param {string} path
 * @returns {boolean}
 */
export function workerRuns(path) {
	return spawnSync(path, { env: {}, stdio: 'ignore', timeout: 5_000 }).status === STARTED_WITHOUT_VERSION;
}
