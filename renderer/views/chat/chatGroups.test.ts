import { expect, it } from 'vitest';
import type { ChatMessage } from '../../call/state.ts';
import { chatLines, firstUnread, timeOf } from './chatGroups.ts';

let id = 0;
const message = (participantId: string | null, minute: number, name = 'Anna'): ChatMessage => ({
	id: ++id,
	participantId,
	name,
	text: 'x',
	at: Date.UTC(2026, 10, 12, 9, minute),
	state: 'sent',
});

it('groups what one person writes in a row, not what is far apart or from another one of that name', () => {
	const written = [
		message('anna', 0),
		message('anna', 1),
		message('other', 1),
		message(null, 2),
		message(null, 2),
		message(null, 20),
	];
	expect(chatLines(written, null).map(({ first }) => first)).toEqual([true, false, true, true, false, true]);
});

it('marks where what is new begins, in the middle of a group too', () => {
	const written = [message('anna', 0), message('anna', 1), message(null, 1), message('anna', 2)];
	const firstNew = firstUnread(written, 2);
	expect(chatLines(written, firstNew).map(({ newFrom, first }) => [newFrom, first])).toEqual([
		[false, true],
		[true, true],
		[false, true],
		[false, true],
	]);
	expect(firstUnread(written, 0)).toBeNull();
	// All of it is new: no mark is needed.
	expect(firstUnread(written, 3)).toBeNull();
});

it('says the day only if it is another one', () => {
	const at = new Date(2026, 10, 12, 9, 30).getTime();
	expect(timeOf(at, at + 60_000, 'en-GB')).toBe('09:30');
	expect(timeOf(at, at + 24 * 60 * 60_000, 'en-GB')).toBe('12 Nov 2026, 09:30');
});
