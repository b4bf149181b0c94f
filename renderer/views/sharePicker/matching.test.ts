import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const sources = [
	{ title: 'Budget 2026 – Spreadsheet' },
	{ title: 'notes.txt – Editor' },
	{ title: 'Terminal' },
];
const titles = (typed: string) => matching(sources, typed).map(({ title }) => title);

test('every typed word must be there, in any order and case', () => {
	expect(titles('sheet BUDGET')).toEqual(['Budget 2026 – Spreadsheet']);
	expect(titles('editor budget')).toEqual([]);
});

test('nothing typed shows everything', () => {
	expect(titles('  ')).toHaveLength(3);
});
