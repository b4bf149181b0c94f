/** @typedef {import('@playwright/test/reporter').JSONReport} JSONReport */
/** @typedef {import('@playwright/test/reporter').JSONReportSuite} JSONReportSuite */
/** @typedef {import('@playwright/test/reporter').JSONReportTest} JSONReportTest */

/**
 * How a call went through one fault, as `e2e/faults` notes it. Times in milliseconds.
 *
 * @typedef {object} FaultRow
 * @property {string} server
 * @property {string} fault
 * @property {number} lastedMs
 * @property {number | null} saidAfterMs null: never
 * @property {number | null} joinedAfterMs null: nothing was said
 * @property {number} mediaAfterMs
 * @property {number} mediaGapMs
 * @property {number} stillSentMs after it was said
 * @property {string} means
 */

/**
 * What each fault's last try noted.
 *
 * @param {Pick<JSONReport, 'suites'>} report
 * @returns {(FaultRow & { result: 'passed' | 'failed' })[]}
 */
export function faultRowsOf(report) {
	return report.suites.flatMap(testsOf).flatMap((test) => {
		const noted = test.results.at(-1)?.annotations?.findLast(({ type }) => type === 'fault');
		if (!noted?.description) return [];
		const passed = test.status === 'expected' || test.status === 'flaky';
		return [{ ...JSON.parse(noted.description), result: passed ? 'passed' : 'failed' }];
	});
}

/** @param {JSONReportSuite} suite @returns {JSONReportTest[]} */
function testsOf(suite) {
	return [...suite.specs.flatMap(({ tests }) => tests), ...(suite.suites ?? []).flatMap(testsOf)];
}

/** @param {ReturnType<typeof faultRowsOf>} rows @returns {string} Markdown */
export function faultTable(rows) {
	const head = [
		'server',
		'what happened',
		'said after',
		'back after',
		'media after',
		'longest gap',
		'still sent',
		'how',
	];
	const lines = rows.map((row) => [
		row.server,
		row.result === 'failed' ? `${row.fault} (**failed**)` : row.fault,
		seconds(row.saidAfterMs),
		row.joinedAfterMs !== null && row.joinedAfterMs < 0 ? 'while it lasted' : seconds(row.joinedAfterMs),
		row.mediaGapMs === 0 ? '-' : seconds(row.mediaAfterMs),
		row.mediaGapMs === 0 ? '< 1 s' : seconds(row.mediaGapMs),
		`${row.stillSentMs} ms`,
		row.means,
	]);
	const all = [head, head.map(() => '---'), ...lines];
	return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {number | null} ms */
function seconds(ms) {
	return ms === null ? '-' : `${(ms / 1000).toFixed(1)} s`;
}
