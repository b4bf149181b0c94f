import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withDisplay } from '../display.mjs';
import { launch } from '../launch.mjs';
import { announceElectron, runtimeEnvironment } from '../runtime.mjs';
import { outFolder, projectRoot } from '../setup/places.mjs';
import { readSfuReport } from '../sfu/report.mjs';
import { differences, tableIn, tableOf } from '../sfu/table.mjs';
import { withToolFailure } from './outcome.mjs';
import { outcomesOfPlaywright } from './playwright-report.mjs';

/** @typedef {import('./outcome.mjs').Outcome} Outcome */

const CONFIG = 'e2e/playwright.config.ts';
const README = join(projectRoot, 'README.md');

/**
 * Lint and types: each command of the `check` script is one test.
 *
 * @returns {Promise<Outcome[]>}
 */
export async function runChecks() {
	const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
	/** @type {Outcome[]} */
	const outcomes = [];
	const bin = join(projectRoot, 'node_modules', '.bin');
	const env = { PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
	for (const command of checkCommands(manifest.scripts.check)) {
		console.log(`\n> ${command}`);
		const code = await launch(command, [], { shell: true, cwd: projectRoot, env });
		outcomes.push({ name: command, result: code === 0 ? 'passed' : 'failed' });
	}
	return outcomes;
}

/**
 * @param {string} script like `biome check . && tsc -p electron`
 * @returns {string[]}
 */
export function checkCommands(script) {
	return script.split('&&').map((command) => command.trim());
}

/**
 * @param {string[]} args for Vitest
 * @returns {Promise<Outcome[]>}
 */
export async function runUnitTests(args) {
	console.log('\n> vitest');
	const report = freshReport('vitest.json');
	const reporter = join(projectRoot, 'build', 'test', 'vitest-report.mjs');
	const code = await launch(
		process.execPath,
		[
			join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs'),
			'run',
			...['--config', 'build/vitest.config.ts', '--reporter=default', `--reporter=${reporter}`],
			...args,
		],
		{ cwd: projectRoot, env: { ...runtimeEnvironment(), PARLEY_VITEST_REPORT: report } },
	);
	return withToolFailure('Vitest', code, readReport(report));
}

/**
 * @param {string[]} args for Playwright
 * @returns {Promise<Outcome[]>}
 * @throws {import('../setup/errors.mjs').SetupError} `display` when there is no screen and none can be started
 */
export async function runEndToEndTests(args) {
	console.log('\n> playwright');
	if (!existsSync(join(projectRoot, CONFIG))) {
		return [{ name: 'end-to-end tests', result: 'failed', reason: `${CONFIG} does not exist: write it` }];
	}
	announceElectron();
	const report = freshReport('playwright.json');
	const code = await runPlaywright(args, report);
	const content = readReport(report);
	const outcomes = withToolFailure('Playwright', code, content && outcomesOfPlaywright(content));
	return content && args.length === 0 ? [...outcomes, ...outcomesOfTable(content)] : outcomes;
}

/**
 * Every kind of server against the one conformance suite, the app itself, and the stock clients that are strangers there.
 *
 * @returns {Promise<import('@playwright/test/reporter').JSONReport | undefined>} undefined when it left no report
 */
export async function runSfuTests() {
	announceElectron();
	const report = freshReport('sfu.json');
	await runPlaywright(['session/conformance.spec.ts', 'call/everyServer.spec.ts', 'strangers/'], report);
	return readReport(report);
}

/**
 * All that a call has to come back from: see e2e/faults.
 *
 * @param {string[]} args for Playwright
 * @returns {Promise<{ code: number, report: import('@playwright/test/reporter').JSONReport | undefined }>}
 */
export async function runFaultTests(args) {
	const report = freshReport('faults.json');
	const code = await runPlaywright(['e2e/faults/', ...args], report, { PARLEY_FAULTS: 'all' });
	return { code, report: readReport(report) };
}

/**
 * What the README says of servers must be what this run saw of them.
 *
 * @param {import('@playwright/test/reporter').JSONReport} content
 * @returns {Outcome[]}
 */
function outcomesOfTable(content) {
	const { servers, seen } = readSfuReport(content);
	const name = 'the table of servers in the README';
	const wrong = differences(tableIn(readFileSync(README, 'utf8')), tableOf(servers, seen));
	if (wrong.length === 0) return [{ name, result: 'passed' }];
	return [{ name, result: 'failed', reason: `${wrong.join('; ')}. "npm run test:sfu -- --write" writes it` }];
}

/**
 * @param {string[]} args
 * @param {string} report the file for its JSON
 * @param {Record<string, string>} [env] in addition
 */
function runPlaywright(args, report, env = {}) {
	return withDisplay((display) =>
		launch(
			process.execPath,
			[
				join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js'),
				'test',
				...['--config', CONFIG, '--reporter=list,json'],
				...args,
			],
			{
				cwd: projectRoot,
				env: { ...runtimeEnvironment(), ...display, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
			},
		),
	);
}

/** @param {string} name a report of the run before must not pass for this one's */
function freshReport(name) {
	const folder = join(outFolder, 'reports');
	mkdirSync(folder, { recursive: true });
	rmSync(join(folder, name), { force: true });
	return join(folder, name);
}

/** @param {string} file */
function readReport(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
