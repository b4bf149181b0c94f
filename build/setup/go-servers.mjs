import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from './command.mjs';
import { SetupError } from './errors.mjs';
import { findCommand } from './find-command.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, projectRoot } from './places.mjs';
import { withScratch } from './scratch.mjs';

/**
 * A server that only tests need, compiled from the Go module proxy. Its folder in `build/go-servers` is a
 * Go module of our own that pins it (go.mod, go.sum).
 *
 * @typedef {object} GoServer
 * @property {string} name of the folder and of the binary
 * @property {string} build what `go build` is given
 * @property {{ module: string, folder: string }} [files] a folder of a module that the server needs at run
 *   time, copied beside the binary
 */

/** @type {GoServer[]} */
export const goServers = [
	{ name: 'livekit', build: '.' },
	// No server, but a network's link: see e2e/network.
	{ name: 'shaper', build: '.' },
];

/** @param {string} name @returns {string} where the binary is, or will be */
export function goServerPath(name) {
	const source = join(projectRoot, 'build', 'go-servers', name);
	const hash = createHash('sha256');
	for (const file of readdirSync(source).sort()) hash.update(file).update(readFileSync(join(source, file)));
	return join(cacheFolder(), `${name}-${hash.digest('hex').slice(0, 8)}`, name);
}

/** @param {string} name @returns {string | undefined} undefined while it is not here */
export function findGoServer(name) {
	if (!goServers.some((server) => server.name === name)) return undefined;
	const path = goServerPath(name);
	return existsSync(path) ? path : undefined;
}

/**
 * Tests of a server that cannot be had are skipped: nothing here is essential.
 *
 * @type {import("../setup.mjs").Step}
 */
export const goServersStep = {
	title: 'servers for the tests',
	pending() {
		const missing = goServers.filter(({ name }) => !findGoServer(name));
		// Without Go it would be said at every start; the skipped tests say it.
		if (missing.length === 0 || !findCommand('go')) return undefined;
		return missing.map(({ name }) => name).join(', ');
	},
	async run(report) {
		for (const server of goServers.filter(({ name }) => !findGoServer(name))) {
			report.say(`compiling ${server.name} from the Go module proxy`);
			const lock = join(cacheFolder(), `${server.name}.lock`);
			try {
				await withLock(
					lock,
					() => report.say(`another set-up is busy with it (${lock}), waiting`),
					() => compile(server),
				);
			} catch (error) {
				if (!(error instanceof SetupError)) throw error;
				report.say(`${server.name} cannot be had, its tests will be skipped: ${error.message}`);
			}
		}
	},
};

/** @param {GoServer} server */
async function compile({ name, build, files }) {
	const target = goServerPath(name);
	if (existsSync(target)) return;
	const source = join(projectRoot, 'build', 'go-servers', name);
	await withScratch(name, async (work) => {
		const env = { GOFLAGS: '-mod=readonly -buildvcs=false', CGO_ENABLED: '0' };
		await run('go', ['build', '-o', join(work, name), build], { cwd: source, env });
		if (files) {
			/** @type {string[]} */
			const lines = [];
			const list = ['list', '-m', '-f', '{{.Dir}}', files.module];
			await run('go', list, { cwd: source, env, onLine: (line) => lines.push(line) });
			cpSync(join(lines.at(-1) ?? '', files.folder), join(work, files.folder), { recursive: true });
		}
		await mkdir(dirname(dirname(target)), { recursive: true });
		await rename(work, dirname(target));
	});
}
