import { expect, it } from 'vitest';
import { refusalOf } from './refusals.ts';

const reasonOf = (value: string, locked = false, error?: string) =>
	refusalOf({ kind: 'fail', value, error }, locked).reason;

it('understands what Galene says, in its words of today', () => {
	expect(reasonOf('not authorised')).toBe('refused');
	expect(reasonOf('group does not exist')).toBe('room-not-found');
	expect(reasonOf('too many users')).toBe('room-full');
	expect(reasonOf('this group is locked')).toBe('locked');
	expect(reasonOf('this username is taken', false, 'duplicate-username')).toBe('name-taken');
	expect(reasonOf('this group is closed')).toBe('refused');
});

it('knows a lock whose reason somebody wrote', () => {
	expect(reasonOf('Back after lunch', true)).toBe('locked');
	expect(reasonOf('not authorised', true)).toBe('refused');
});
