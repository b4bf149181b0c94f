import { expect, it } from 'vitest';
import { ModeratorTokens } from './moderatorTokens.ts';

it('makes the same token for a room after every restart, and another for each room and host', () => {
	const tokens = new ModeratorTokens('a key');
	const token = tokens.of('room-one');
	expect(token).toMatch(/^[\w-]{43}$/);
	expect(new ModeratorTokens('a key').of('room-one')).toBe(token);
	expect(tokens.of('room-two')).not.toBe(token);
	expect(new ModeratorTokens('another key').of('room-one')).not.toBe(token);
	expect(tokens.isOf('room-one', token)).toBe(true);
	expect(tokens.isOf('room-two', token)).toBe(false);
	expect(tokens.isOf('room-one', '')).toBe(false);
});
