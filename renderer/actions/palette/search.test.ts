import { expect, test } from 'vitest';
import type { Entry, EntryGroup } from './entry.ts';
import { search } from './search.ts';

const entry = (group: EntryGroup, title: string): Entry => ({
	id: title,
	group,
	title,
	run: () => undefined,
});
const entries = [
	entry('here', 'Turn microphone off'),
	entry('here', 'Leave'),
	entry('people', 'Pin Mia'),
	entry('devices', 'Microphone: USB'),
	entry('devices', 'Microphone: Built in'),
];
const titles = (typed: string) =>
	search(entries, typed, (group) => group).map(({ group, hits }) => [
		group,
		...hits.map((hit) => hit.entry.title),
	]);

test('before anything is typed there is what can be done here, and nothing to scroll through', () => {
	expect(titles(' ')).toEqual([
		['here', 'Turn microphone off', 'Leave'],
		['people', 'Pin Mia'],
	]);
});

test('what fits best comes first, with its group', () => {
	expect(titles('mic')).toEqual([
		['devices', 'Microphone: USB', 'Microphone: Built in'],
		['here', 'Turn microphone off'],
	]);
	expect(titles('mi')[0]?.[0]).toBe('devices');
});

test('a group can be looked for by its name', () => {
	expect(titles('people')).toEqual([['people', 'Pin Mia']]);
});

test('nothing fits', () => {
	expect(titles('zebra')).toEqual([]);
});
