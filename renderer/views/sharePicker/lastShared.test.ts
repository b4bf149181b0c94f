import { expect, test } from 'vitest';
import { lastSharedFirst, mostAlike, titleLikeness } from './lastShared.ts';

const titled = (...titles: string[]) => titles.map((title) => ({ title }));
const order = (titles: string[], remembered: string[]) =>
	lastSharedFirst(titled(...titles), remembered).map(({ title }) => title);

test('what was shared comes first, the latest first of all; the rest keeps its order', () => {
	const titles = ['Terminal', 'Notes – Editor', 'Photos', 'Mail'];
	expect(order(titles, ['Mail', 'Photos'])).toEqual(['Mail', 'Photos', 'Terminal', 'Notes – Editor']);
	expect(order(titles, [])).toEqual(titles);
});

test('the same program with another document takes the place, the same document before it', () => {
	expect(order(['Terminal', 'Plan.odt – Writer'], ['Letter.odt – Writer'])[0]).toBe('Plan.odt – Writer');
	const two = ['Terminal', 'Plan.odt – Writer', 'Letter.odt – Writer'];
	expect(order(two, ['Letter.odt – Writer'])).toEqual([
		'Letter.odt – Writer',
		'Terminal',
		'Plan.odt – Writer',
	]);
});

test('counters and marks do not matter', () => {
	expect(mostAlike(titled('Terminal', '(12) Inbox – Mail'), 'Inbox – Mail')?.title).toBe('(12) Inbox – Mail');
	expect(titleLikeness('• notes.txt – Editor', 'notes.txt – Editor')).toBeGreaterThan(0.9);
});

test('one remembered window does not bring all of its program to the front', () => {
	const titles = ['Terminal', 'A – Writer', 'Photos', 'B – Writer'];
	expect(order(titles, ['C – Writer'])).toEqual(['A – Writer', 'Terminal', 'Photos', 'B – Writer']);
});

test('what has nothing in common stays where it is', () => {
	expect(order(['Terminal', 'Photos'], ['Budget 2026 – Spreadsheet'])).toEqual(['Terminal', 'Photos']);
	expect(mostAlike(titled('', ' '), '')?.title).toBe('');
	expect(titleLikeness('', 'Terminal')).toBe(0);
});
