import { expect, it } from 'vitest';
import { personName } from './personName.ts';

it.each([
	['  Anna  Lindqvist ', 'Anna Lindqvist'],
	['Anna\nLindqvist\u2028!', 'Anna Lindqvist !'],
	['Anna\u202e(tsoh eht)', 'Anna(tsoh eht)'],
	['A\u200bn\u200en\ufeffa\u2066', 'Anna'],
	['\u0000\u0007Budi', 'Budi'],
	['محمد العلي', 'محمد العلي'],
	['علی\u200cرضا', 'علی\u200cرضا'],
	['👨‍👩‍👧 Family', '👨‍👩‍👧 Family'],
	['e\u0301milie', 'e\u0301milie'],
	[`Z${'\u0351'.repeat(40)}alg`, `Z${'\u0351'.repeat(4)}alg`],
	['\ud800Lone', 'Lone'],
	['\u202e\u0000', ''],
	['\u200d\u200c', ''],
	['\u0301\u0301', ''],
	[' ', ''],
])('shows %j as %j', (given, shown) => {
	expect(personName(given)).toBe(shown);
});
