import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 250;

/**
 * Does something while no other Parley set-up on this machine does it: two
 * compilers at once take longer than one after the other, and the second finds
 * the work done.
 *
 * @template T
 * @param {string} file the lock
 * @param {() => void} onWait told once when another process has the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
	await mkdir(dirname(file), { recursive: true });
	for (let told = false; !(await take(file)); ) {
		if (!told) onWait();
		told = true;
		await sleep(LOOK_AGAIN_MS);
	}
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}

/** @param {string} file */
async function take(file) {
	try {
		await writeFile(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
	}
	const owner = Number(await readFile(file, 'utf8').catch(() => ''));
	// A set-up that was killed leaves its lock behind. An empty file may be one that
	// is being written this very moment, so it gets the benefit of the doubt.
	if (owner > 0 && !isAlive(owner)) await rm(file, { force: true });
	return false;
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it lives, but belongs to somebody else.
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}
