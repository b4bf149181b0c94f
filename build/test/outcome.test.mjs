import { describe, expect, it } from 'vitest';
import { summarise, withToolFailure } from './outcome.mjs';
import { checkCommands } from './parts.mjs';

/** @typedef {import('./outcome.mjs').Outcome} Outcome */

/** @type {Outcome} */
const passed = { name: 'a', result: 'passed' };
/** @type {Outcome} */
const failed = { name: 'b', result: 'failed' };

describe('summarise', () => {
	it('counts, with nothing about skipped tests where there are none', () => {
		expect(summarise([passed, passed])).toEqual({ lines: ['2 passed, 0 failed'], ok: true });
	});

	it('names what was skipped, failed or retried, and ends with the counts', () => {
		const { lines, ok } = summarise([
			{ ...passed, flaky: true },
			failed,
			{ name: 'c', result: 'skipped', reason: 'needs macOS' },
			{ name: 'd', result: 'skipped' },
		]);
		expect(lines).toEqual([
			'Passed only when retried: a',
			'Skipped: c (needs macOS)',
			'Skipped: d (no reason given)',
			'Failed: b',
			'1 passed, 1 failed, 2 skipped',
		]);
		expect(ok).toBe(false);
	});

	it.each([[[]], [[/** @type {Outcome} */ ({ name: 'c', result: 'skipped' })]]])(
		'is no success when nothing ran (%j)',
		(outcomes) => {
			expect(summarise(outcomes).ok).toBe(false);
		},
	);
});

describe('withToolFailure', () => {
	it('believes a tool that ended well, and one whose tests failed', () => {
		expect(withToolFailure('Vitest', 0, [passed])).toEqual([passed]);
		expect(withToolFailure('Vitest', 1, [passed, failed])).toEqual([passed, failed]);
	});

	it('counts a failure of the tool itself', () => {
		expect(withToolFailure('Vitest', 1, [passed])).toMatchObject([passed, { result: 'failed' }]);
	});

	it('counts a missing report as a failure, even if the tool ended well', () => {
		expect(withToolFailure('Vitest', 0, undefined)).toMatchObject([{ name: 'Vitest', result: 'failed' }]);
	});
});

it('takes the check script apart', () => {
	expect(checkCommands('biome check . && tsc -p electron &&tsc -p e2e')).toEqual([
		'biome check .',
		'tsc -p electron',
		'tsc -p e2e',
	]);
});
