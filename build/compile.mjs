import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawIcons } from './icons.mjs';
import { exitWith, SetupError } from './setup/errors.mjs';
import { outFolder, projectRoot } from './setup/places.mjs';
import { hashSources } from './source-hash.mjs';

/** @typedef {'main' | 'utility' | 'host' | 'preload' | 'sign' | 'renderer'} Part */

/**
 * @typedef {object} PartPlan
 * @property {string} entry
 * @property {string} output
 * @property {string[]} sources what it is made of, besides packages
 */

/** @type {Record<Part, PartPlan>} */
const PARTS = {
	main: {
		entry: 'electron/main.ts',
		output: 'out/electron/main.js',
		sources: ['electron', 'contract', 'renderer/texts', 'renderer/public', 'build/icons.mjs'],
	},
	utility: {
		entry: 'electron/host/utility.ts',
		output: 'out/electron/host.js',
		sources: ['electron', 'contract'],
	},
	host: { entry: 'electron/host/cli.ts', output: 'out/host/cli.js', sources: ['electron', 'contract'] },
	preload: {
		entry: 'preload/preload.ts',
		output: 'out/preload/preload.cjs',
		sources: ['preload', 'contract'],
	},
	sign: { entry: 'preload/sign.ts', output: 'out/preload/sign.cjs', sources: ['preload', 'contract'] },
	renderer: {
		entry: 'renderer/vite.config.ts',
		output: 'out/renderer/index.html',
		sources: ['renderer', 'contract'],
	},
};

/** @type {Part[]} */
export const allParts = ['main', 'utility', 'host', 'preload', 'sign', 'renderer'];

/** What changes every part. */
const COMMON_SOURCES = ['package.json', 'package-lock.json', 'tsconfig.json', 'build/compile.mjs'];

/** Loaded from node_modules at run time: native, part of the runtime, or not bundleable. */
const EXTERNAL = ['electron', 'mediasoup', 'ws'];

/** The oldest runtime that the code meets (Electron 33 and the lowest Node for the host). */
const TARGET = 'node20';

/** CommonJS packages inside an ES module still ask for require(). */
const REQUIRE = [
	"import { createRequire as createRequireOfBundle } from 'node:module';",
	'const require = createRequireOfBundle(import.meta.url);',
].join('\n');

/** @param {Part} part */
function stampFile(part) {
	return join(outFolder, 'stamps', part);
}

/** @param {Part} part */
function hashOf(part) {
	return hashSources(projectRoot, [...PARTS[part].sources, ...COMMON_SOURCES]);
}

/**
 * The parts whose output is missing or older than their sources.
 *
 * @param {Part[]} [parts]
 * @returns {Part[]}
 */
export function stale(parts = allParts) {
	return parts.filter((part) => {
		const stamp = stampFile(part);
		if (!existsSync(stamp) || !existsSync(join(projectRoot, PARTS[part].output))) return true;
		return readFileSync(stamp, 'utf8') !== hashOf(part);
	});
}

/**
 * Compiles parts of the app into out/.
 *
 * @param {Part[]} parts
 * @param {(part: Part, index: number) => void} [onPart] told before each
 * @returns {Promise<void>}
 * @throws {SetupError} `compile` when an entry is missing or does not compile
 */
export async function compile(parts, onPart = () => {}) {
	for (const [index, part] of parts.entries()) {
		const { entry } = PARTS[part];
		if (!existsSync(join(projectRoot, entry))) {
			throw new SetupError(
				'compile',
				`The app cannot be compiled: ${entry} does not exist. Check it out again, or write it.`,
			);
		}
		onPart(part, index);
		// A compilation that fails, or is interrupted, must not pass for the one before it.
		rmSync(stampFile(part), { force: true });
		const hash = hashOf(part);
		try {
			await (part === 'renderer' ? compileRenderer() : bundle(part));
			if (part === 'main') await drawIcons(join(outFolder, 'icons'));
		} catch (cause) {
			const reason = cause instanceof Error ? cause.message : String(cause);
			throw new SetupError(
				'compile',
				`${entry} does not compile:\n${reason}\nMend what it names, then run the same command again.`,
				{ cause },
			);
		}
		mkdirSync(join(outFolder, 'stamps'), { recursive: true });
		writeFileSync(stampFile(part), hash);
	}
}

/** @param {Exclude<Part, 'renderer'>} part */
async function bundle(part) {
	const { build } = await import('esbuild');
	const { entry, output } = PARTS[part];
	const isPreload = part === 'preload' || part === 'sign';
	await build({
		absWorkingDir: projectRoot,
		entryPoints: [entry],
		outfile: output,
		bundle: true,
		platform: 'node',
		target: TARGET,
		// A sandboxed preload is CommonJS and cannot load a second file.
		format: isPreload ? 'cjs' : 'esm',
		external: isPreload ? ['electron'] : EXTERNAL,
		...(!isPreload && { banner: { js: REQUIRE } }),
		sourcemap: 'linked',
		logLevel: 'warning',
	});
}

async function compileRenderer() {
	const { build } = await import('vite');
	await build({
		configFile: join(projectRoot, 'renderer', 'vite.config.ts'),
		root: join(projectRoot, 'renderer'),
		// The bundling loader would write beside the packages, which may be shared.
		configLoader: 'runner',
		cacheDir: join(outFolder, 'vite-cache'),
		logLevel: 'warn',
		build: { outDir: join(outFolder, 'renderer'), emptyOutDir: true },
	});
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	await exitWith(async () => {
		await compile(stale(), (part) => console.error(`Compiling ${PARTS[part].entry}`));
	});
}
