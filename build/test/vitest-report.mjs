import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @typedef {import('./outcome.mjs').Outcome} Outcome */
/** @typedef {import('vitest/node').Reporter} Reporter */

/**
 * A Vitest reporter that writes our outcomes. Vitest's own JSON report leaves out why a
 * test was skipped, and whether it passed only when retried.
 *
 * @implements {Reporter}
 */
export default class OutcomeReporter {
	/**
	 * @param {readonly import('vitest/node').TestModule[]} modules
	 * @param {readonly import('vitest/node').SerializedError[]} unhandled
	 */
	onTestRunEnd(modules, unhandled) {
		const file = process.env.PARLEY_VITEST_REPORT;
		if (!file) throw new Error('PARLEY_VITEST_REPORT must name the file for the report.');
		const outcomes = [
			...modules.flatMap(outcomesOfModule),
			...unhandled.map((error) => failure('outside of any test', error)),
		];
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, JSON.stringify(outcomes));
	}
}

/** @param {import('vitest/node').TestModule} module @returns {Outcome[]} */
function outcomesOfModule(module) {
	const tests = [...module.children.allTests()].map((test) => outcomeOfTest(module, test));
	// A file that does not load, or a hook that throws, fails no test of its own.
	const suites = [...module.children.allSuites()];
	const errors = [module, ...suites].flatMap((task) => task.errors());
	return [...tests, ...errors.map((error) => failure(module.relativeModuleId, error))];
}

/**
 * @param {import('vitest/node').TestModule} module
 * @param {import('vitest/node').TestCase} test
 * @returns {Outcome}
 */
function outcomeOfTest(module, test) {
	const name = `${module.relativeModuleId} > ${test.fullName}`;
	const result = test.result();
	if (result.state === 'pending') return { name, result: 'failed', reason: 'it did not finish' };
	if (result.state === 'failed') return { name, result: 'failed' };
	if (result.state === 'skipped') {
		const reason = result.note ?? (test.options.mode === 'todo' ? 'still to be written' : undefined);
		return { name, result: 'skipped', ...(reason && { reason }) };
	}
	return { name, result: 'passed', ...(test.diagnostic()?.flaky && { flaky: true }) };
}

/** @param {string} name @param {{ message?: string }} error @returns {Outcome} */
function failure(name, error) {
	return { name, result: 'failed', reason: (error.message ?? 'unknown error').split('\n')[0] };
}
