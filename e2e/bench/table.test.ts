import { expect, test } from 'vitest';
import { drawTable, rounded } from './table.ts';

test('a figure is told with its spread, its baseline and whether it is where it should be', () => {
	const [, slow, quick] = drawTable([
		{
			name: 'cold start',
			value: 3.42,
			unit: 'x',
			aim: { atMost: 3 },
			baseline: { what: 'empty window', value: 512 },
			spread: [3.1, 4],
			repetitions: 5,
		},
		{ name: 'sharpness', value: 40, unit: 'dB', aim: { atLeast: 36 } },
	]);
	expect(slow).toMatch(/cold start +3\.42 x +3\.10 to 4\.00, 5 times +empty window: 512 +at most 3: NO/);
	expect(quick).toMatch(/at least 36: yes/);
});

test('what could not be measured says why, and keeps no aim by default', () => {
	const [, line] = drawTable([
		{ name: 'AV1', value: null, unit: 'ms', aim: { atMost: 3 }, why: 'this engine does not encode it' },
	]);
	expect(line).toMatch(/AV1 +not measured +at most 3 +this engine does not encode it/);
});

test('numbers keep the digits that count', () => {
	expect([0.1234, 12.34, 1234.5, 0].map(rounded)).toEqual(['0.12', '12.3', '1235', '0']);
});
