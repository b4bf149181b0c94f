import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './places.mjs';

/**
 * Works in a temporary folder inside the cache, so that moving the result to its place
 * there is one step. Call it with the kind's lock held: leftovers of a set-up that was
 * interrupted go first.
 *
 * @template T
 * @param {string} kind
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withScratch(kind, work) {
	const cache = cacheFolder();
	const prefix = `unfinished-${kind}-`;
	await mkdir(cache, { recursive: true });
	for (const name of await readdir(cache)) {
		if (name.startsWith(prefix)) await rm(join(cache, name), { recursive: true, force: true });
	}
	const folder = await mkdtemp(join(cache, prefix));
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
