import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compiledStep } from './setup/compiled.mjs';
import { electronStep } from './setup/electron.mjs';
import { exitWith, SetupError } from './setup/errors.mjs';
import { goServersStep } from './setup/go-servers.mjs';
import { packagesStep } from './setup/packages.mjs';
import { createReport } from './setup/progress.mjs';
import { systemStep } from './setup/system.mjs';
import { workerStep } from './setup/worker.mjs';

/** @typedef {'start' | 'test' | 'unit' | 'check' | 'demo' | 'host' | 'bench' | 'gallery'} Purpose */

/**
 * @typedef {object} SetupOptions
 * @property {Purpose} purpose what the set-up is for; each needs other things
 * @property {boolean} [official] ask for official builds again though a substitute is there
 * @property {boolean} [onlyHelp] only what `npm run host -- --help` needs
 */

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {(options: SetupOptions) => string | undefined | Promise<string | undefined>} pending
 *   why it has to run, quickly found out; undefined when it is already done
 * @property {(report: import('./setup/progress.mjs').Report, options: SetupOptions & { why: string }) => Promise<void>} run
 */

/** @type {Record<Purpose, Step[]>} */
const STEPS = {
	start: [packagesStep, systemStep, electronStep, workerStep, compiledStep],
	test: [packagesStep, systemStep, electronStep, workerStep, goServersStep, compiledStep],
	demo: [packagesStep, systemStep, electronStep, workerStep, compiledStep],
	bench: [packagesStep, systemStep, electronStep, workerStep, goServersStep, compiledStep],
	// Looked at in a browser, with made-up calls.
	gallery: [packagesStep, systemStep],
	// A server has neither Electron nor a screen.
	host: [packagesStep, workerStep, compiledStep],
	unit: [packagesStep, workerStep],
	check: [packagesStep],
};

/** @param {string} word @returns {word is Purpose} */
function isPurpose(word) {
	return Object.hasOwn(STEPS, word);
}

/**
 * Brings this machine to where the purpose can be served; what is done already is
 * left alone, silently.
 *
 * @param {SetupOptions} options
 * @returns {Promise<number>} how many steps had to run
 * @throws {SetupError} when a step cannot be done
 */
export async function setUp(options) {
	const steps = STEPS[options.purpose].filter((step) => !(options.onlyHelp && step === workerStep));
	let ran = 0;
	for (const [index, step] of steps.entries()) {
		const why = await step.pending(options);
		if (why === undefined) continue;
		await step.run(createReport(`[${index + 1}/${steps.length}] ${step.title}`), { ...options, why });
		ran++;
	}
	return ran;
}

/**
 * @param {string[]} args
 * @returns {SetupOptions}
 * @throws {SetupError} `usage`
 */
export function parseSetupArguments(args) {
	const words = args.filter((arg) => arg !== '--official');
	const purpose = words[0] ?? 'start';
	if (words.length > 1 || !isPurpose(purpose)) {
		throw new SetupError(
			'usage',
			`Set-up does not know "${words.join(' ')}". Run: npm run setup -- [${Object.keys(STEPS).join('|')}] [--official]`,
		);
	}
	return { purpose, official: words.length < args.length };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	await exitWith(async () => {
		const options = parseSetupArguments(process.argv.slice(2));
		const ran = await setUp(options);
		console.error(ran > 0 ? 'Set-up is complete.' : 'Everything is in place already.');
	});
}
