import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './command.mjs';
import { SetupError } from './errors.mjs';
import { projectRoot } from './places.mjs';

/** The lowest Node that can load ES modules with require(), which Electron's installer does. */
export const LOWEST_NODE = '20.19.0';

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }>} LockEntries */

/**
 * @param {string} version like `20.19.2`
 * @param {string} [lowest]
 * @throws {SetupError} `node-too-old`
 */
export function requireNode(version = process.versions.node, lowest = LOWEST_NODE) {
	const have = version.split('.').map(Number);
	const need = lowest.split('.').map(Number);
	const at = need.findIndex((part, index) => have[index] !== part);
	if (at === -1 || (have[at] ?? 0) > (need[at] ?? 0)) return;
	throw new SetupError(
		'node-too-old',
		`Parley needs Node ${lowest} or newer, and this is Node ${version}. Install a current Node (nodejs.org), then run the same command again.`,
	);
}

/**
 * Whether what npm installed is what the lock file asks for. The two lists are
 * compared, rather than a stamp of ours, so that an `npm ci` by hand counts too.
 *
 * @param {LockEntries} wanted `packages` of package-lock.json
 * @param {LockEntries} installed `packages` of node_modules/.package-lock.json
 * @returns {string | undefined} the first difference, as a phrase; undefined when there is none
 */
export function lockDifference(wanted, installed) {
	for (const [path, entry] of Object.entries(wanted)) {
		if (path === '') continue;
		const have = installed[path];
		// npm leaves out the optional packages that are for other platforms.
		if (!have && (entry.optional || entry.devOptional)) continue;
		if (!have) return `${nameOf(path)} is not installed`;
		if (have.version !== entry.version)
			return `${nameOf(path)} is ${have.version}, the lock file has ${entry.version}`;
	}
	return undefined;
}

/** @param {string} path */
function nameOf(path) {
	return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** @param {string} file @returns {LockEntries} */
function readEntries(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** @type {import('../setup.mjs').Step} */
export const packagesStep = {
	title: 'packages',
	pending() {
		requireNode();
		const installed = join(projectRoot, 'node_modules', '.package-lock.json');
		if (!existsSync(installed)) return 'not installed yet';
		return lockDifference(readEntries(join(projectRoot, 'package-lock.json')), readEntries(installed));
	},
	async run(report, { why }) {
		const folder = join(projectRoot, 'node_modules');
		if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
			// npm ci empties the folder first, under the feet of everyone who shares it.
			throw new SetupError(
				'packages',
				`node_modules is a link to a shared folder (${realpathSync(folder)}), in which ${why}. Update it there, or remove the link.`,
			);
		}
		report.say(`${why}; running npm ci`);
		try {
			await runNpm(['ci', '--no-audit', '--no-fund']);
		} catch (cause) {
			throw new SetupError(
				'packages',
				'npm ci failed (its own words are above). Check the network and your npm settings, then run the same command again.',
				{ cause },
			);
		}
	},
};
