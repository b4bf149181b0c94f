import { expect, it } from 'vitest';
import { outcomesOfPlaywright } from './playwright-report.mjs';

/**
 * @param {string} title
 * @param {string} status
 * @param {{ type: string, description?: string }[]} [annotations]
 */
const spec = (title, status, annotations = []) => ({
	title,
	tests: [{ projectName: 'app', status, annotations, results: [] }],
});

/** @param {unknown} report */
const read = (report) =>
	outcomesOfPlaywright(/** @type {import('./playwright-report.mjs').JSONReport} */ (report));

it('reads every state, at every depth', () => {
	const outcomes = read({
		errors: [],
		suites: [
			{
				title: 'call.spec.ts',
				specs: [spec('joins', 'expected'), spec('leaves', 'unexpected')],
				suites: [
					{
						title: 'sharing',
						specs: [
							spec('shares', 'flaky'),
							spec('a tray', 'skipped', [{ type: 'skip', description: 'no tray host here' }]),
							spec('later', 'skipped', [{ type: 'fixme' }]),
							spec('after a failure', 'skipped'),
						],
					},
				],
			},
		],
	});
	expect(outcomes).toEqual([
		{ name: '[app] call.spec.ts > joins', result: 'passed' },
		{ name: '[app] call.spec.ts > leaves', result: 'failed' },
		{ name: '[app] call.spec.ts > sharing > shares', result: 'passed', flaky: true },
		{ name: '[app] call.spec.ts > sharing > a tray', result: 'skipped', reason: 'no tray host here' },
		{ name: '[app] call.spec.ts > sharing > later', result: 'skipped' },
		{
			name: '[app] call.spec.ts > sharing > after a failure',
			result: 'skipped',
			reason: 'it did not run, because something before it failed',
		},
	]);
});

it('counts an error outside of any test as a failure', () => {
	expect(
		read({ suites: [], errors: [{ message: '\u001b[31mError: No tests found\u001b[0m\nmore' }] }),
	).toEqual([{ name: 'Playwright', result: 'failed', reason: 'Error: No tests found' }]);
});
