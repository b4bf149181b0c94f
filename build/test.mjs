import { exitWith, explain, SetupError } from './setup/errors.mjs';
import { setUp } from './setup.mjs';
import { onEndingSignals } from './signals.mjs';
import { summarise } from './test/outcome.mjs';
import { runChecks, runEndToEndTests, runUnitTests } from './test/parts.mjs';

/** @typedef {import('./test/outcome.mjs').Outcome} Outcome */

/**
 * @typedef {object} Plan
 * @property {import('./setup.mjs').Purpose} purpose
 * @property {((args: string[]) => Promise<Outcome[]>)[]} parts
 */

/** @type {Record<string, Plan>} */
const PLANS = {
	all: { purpose: 'test', parts: [runChecks, runUnitTests, runEndToEndTests] },
	check: { purpose: 'check', parts: [runChecks] },
	unit: { purpose: 'unit', parts: [runUnitTests] },
	e2e: { purpose: 'test', parts: [runEndToEndTests] },
};

/**
 * @param {string[]} args
 * @returns {{ plan: Plan, rest: string[] }}
 * @throws {SetupError} `usage`
 */
function parseTestArguments([name = 'all', ...rest]) {
	const plan = PLANS[name];
	if (plan && (rest.length === 0 || name === 'unit' || name === 'e2e')) return { plan, rest };
	throw new SetupError(
		'usage',
		`npm test does not know "${[name, ...rest].join(' ')}". Run: npm test [check | unit [vitest arguments] | e2e [playwright arguments]]`,
	);
}

/** @type {NodeJS.Signals | undefined} */
let interruption;
onEndingSignals((signal) => {
	interruption = signal;
});

/** @returns {Promise<Outcome[]>} */
async function runAll() {
	/** @type {Outcome[]} */
	const outcomes = [];
	try {
		const { plan, rest } = parseTestArguments(process.argv.slice(2));
		await setUp({ purpose: plan.purpose });
		for (const part of plan.parts) {
			if (interruption === undefined) outcomes.push(...(await part(rest)));
		}
	} catch (error) {
		// The counts come last whatever happens: they are what is read.
		console.error(explain(error));
		outcomes.push({ name: 'the run itself', result: 'failed', reason: 'see above' });
	}
	if (interruption) outcomes.push({ name: 'the run itself', result: 'failed', reason: interruption });
	return outcomes;
}

await exitWith(async () => {
	const { lines, ok } = summarise(await runAll());
	console.log(`\n${lines.join('\n')}`);
	return ok ? 0 : 1;
});
