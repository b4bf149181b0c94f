import { expect, test } from 'vitest';
import { avatarHue, initials } from './initials.ts';

test.each([
	['Anna', 'A'],
	['anna maria schmidt', 'AS'],
	['  Ben  Okri ', 'BO'],
	['', '?'],
	['👩‍👩‍👧 family', '👩‍👩‍👧F'],
	['محمد علي', 'مع'],
])('%j is shown as %s', (name, expected) => {
	expect(initials(name)).toBe(expected);
});

test('a name keeps its colour, and names differ', () => {
	expect(avatarHue('Anna')).toBe(avatarHue('Anna'));
	const hues = new Set(['Anna', 'Ben', 'Chloé', 'Dai', 'Eva', 'Farid'].map(avatarHue));
	expect(hues.size).toBeGreaterThan(3);
});
