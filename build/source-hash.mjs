import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What lies beside the sources and is not compiled. */
const NOT_COMPILED = /\.test\.\w+$|^tsconfig\.json$/;

/**
 * A hash over the names and contents of files and folders. Contents rather than
 * times: a fresh checkout, or a branch switched there and back, changes times only.
 *
 * @param {string} root
 * @param {string[]} paths relative to the root; those that do not exist count as absent
 * @returns {string}
 */
export function hashSources(root, paths) {
	const hash = createHash('sha256');
	for (const path of paths) addPath(hash, root, path);
	return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} path */
function addPath(hash, root, path) {
	const stats = statSync(join(root, path), { throwIfNoEntry: false });
	if (!stats) return;
	if (stats.isDirectory()) {
		const names = readdirSync(join(root, path)).filter((name) => !NOT_COMPILED.test(name));
		for (const name of names.sort()) addPath(hash, root, `${path}/${name}`);
		return;
	}
	const content = readFileSync(join(root, path));
	hash.update(`${path}\0${content.length}\0`).update(content);
}
