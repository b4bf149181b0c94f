import { expect, test } from 'vitest';
import { faultRowsOf, faultTable } from './table.mjs';

const row = {
	server: 'janus',
	fault: 'the network was gone for 30 s',
	lastedMs: 30_001,
	saidAfterMs: 4_040,
	joinedAfterMs: 260,
	mediaAfterMs: 1_950,
	mediaGapMs: 31_900,
	stillSentMs: 12,
	means: 'rejoined',
};
/** @param {'expected' | 'unexpected'} status @param {object[]} noted */
const report = (status, ...noted) => ({
	suites: [
		{
			title: 'faults.spec.ts',
			specs: [],
			suites: [
				{
					title: 'janus',
					specs: [
						{
							tests: [
								{
									status,
									results: noted.map((one) => ({
										annotations: [{ type: 'fault', description: JSON.stringify(one) }],
									})),
								},
							],
						},
					],
				},
			],
		},
	],
});
/** @param {object} made */
const rowsOf = (made) => faultRowsOf(/** @type {Parameters<typeof faultRowsOf>[0]} */ (made));

test('what the last try noted is read, however deep the suite', () => {
	const [read, ...others] = rowsOf(report('expected', { ...row, mediaAfterMs: 9_000 }, row));
	expect(others).toEqual([]);
	expect(read).toEqual({ ...row, result: 'passed' });
});

test('a table in seconds; what was never said has none', () => {
	const lines = faultTable(rowsOf(report('unexpected', { ...row, saidAfterMs: null }))).split('\n');
	expect(lines).toHaveLength(3);
	expect(lines[2]).toBe(
		'| janus | the network was gone for 30 s (**failed**) | - | 0.3 s | 1.9 s | 31.9 s | 12 ms | rejoined |',
	);
});

test('what was missing for less than a second is not known more closely', () => {
	expect(faultTable(rowsOf(report('expected', { ...row, mediaAfterMs: 0, mediaGapMs: 0 })))).toContain(
		'| 0.3 s | - | < 1 s | 12 ms |',
	);
});

test('who came back before it was over is not back after some time', () => {
	expect(faultTable(rowsOf(report('expected', { ...row, joinedAfterMs: -400 })))).toContain(
		'| 4.0 s | while it lasted | 1.9 s |',
	);
});
