/**
 * What became of one test, whichever tool ran it.
 * @typedef {object} Outcome
 * @property {string} name
 * @property {'passed' | 'failed' | 'skipped'} result
 * @property {string} [reason] of a skip or of a failure that the tool itself has not shown
 * @property {boolean} [flaky] passed, but not at the first try
 */

/**
 * The closing words of a test run.
 *
 * @param {Outcome[]} outcomes
 * @returns {{ lines: string[], ok: boolean }} the last line holds the counts; not ok when
 *   anything failed or nothing ran
 */
export function summarise(outcomes) {
	/** @param {Outcome['result']} result */
	const having = (result) => outcomes.filter((outcome) => outcome.result === result);
	const failed = having('failed');
	const skipped = having('skipped');
	const passed = having('passed');
	const lines = [
		...outcomes.filter((outcome) => outcome.flaky).map(({ name }) => `Passed only when retried: ${name}`),
		...skipped.map(({ name, reason }) => `Skipped: ${name} (${reason ?? 'no reason given'})`),
		...failed.map(({ name, reason }) => `Failed: ${name}${reason ? ` (${reason})` : ''}`),
	];
	const nothingRan = passed.length + failed.length === 0;
	if (nothingRan) lines.push('No test ran at all, which counts as a failure.');
	const counts = [`${passed.length} passed`, `${failed.length} failed`];
	if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
	return { lines: [...lines, counts.join(', ')], ok: failed.length === 0 && !nothingRan };
}

/**
 * A tool that failed although none of its tests did (it crashed, or left no report)
 * must not pass for a success.
 *
 * @param {string} tool
 * @param {number} exitCode
 * @param {Outcome[] | undefined} outcomes undefined: it wrote no report
 * @returns {Outcome[]}
 */
export function withToolFailure(tool, exitCode, outcomes) {
	if (outcomes === undefined) {
		return [
			{ name: tool, result: 'failed', reason: `it ended with exit code ${exitCode} and left no report` },
		];
	}
	if (exitCode === 0 || outcomes.some(({ result }) => result === 'failed')) return outcomes;
	const reason = `it ended with exit code ${exitCode} though no test failed`;
	return [...outcomes, { name: tool, result: 'failed', reason }];
}
