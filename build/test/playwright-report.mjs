/** @typedef {import('./outcome.mjs').Outcome} Outcome */
/** @typedef {import('@playwright/test/reporter').JSONReport} JSONReport */
/** @typedef {import('@playwright/test/reporter').JSONReportSuite} JSONReportSuite */
/** @typedef {import('@playwright/test/reporter').JSONReportTest} JSONReportTest */

/**
 * @param {Pick<JSONReport, 'suites' | 'errors'>} report Playwright's JSON report
 * @returns {Outcome[]}
 */
export function outcomesOfPlaywright(report) {
	const outcomes = report.suites.flatMap((suite) => outcomesOfSuite(suite, []));
	const errors = report.errors.map((error) => {
		const message = plain(error.message ?? error.value ?? 'unknown error').split('\n')[0];
		return /** @type {Outcome} */ ({ name: 'Playwright', result: 'failed', reason: message });
	});
	return [...outcomes, ...errors];
}

/** @param {JSONReportSuite} suite @param {string[]} parents @returns {Outcome[]} */
function outcomesOfSuite(suite, parents) {
	const titles = [...parents, suite.title];
	const own = suite.specs.flatMap((spec) =>
		spec.tests.map((test) => {
			const project = test.projectName ? `[${test.projectName}] ` : '';
			return outcomeOfTest(`${project}${[...titles, spec.title].join(' > ')}`, test);
		}),
	);
	return [...own, ...(suite.suites ?? []).flatMap((child) => outcomesOfSuite(child, titles))];
}

/** @param {string} name @param {JSONReportTest} test @returns {Outcome} */
function outcomeOfTest(name, test) {
	if (test.status === 'unexpected') return { name, result: 'failed' };
	if (test.status === 'expected') return { name, result: 'passed' };
	if (test.status === 'flaky') return { name, result: 'passed', flaky: true };
	const marked = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
	if (marked) return { name, result: 'skipped', ...(marked.description && { reason: marked.description }) };
	return { name, result: 'skipped', reason: 'it did not run, because something before it failed' };
}

/** @param {string} text without a terminal's colours */
function plain(text) {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
	return text.replace(/\u001b\[[\d;]*m/g, '');
}
