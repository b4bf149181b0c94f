import { beforeEach, expect, it } from 'vitest';
import { Chat } from './chat.ts';

const line = { type: 'chat', id: '1', source: 'anna', username: 'Anna', value: 'Hello' } as const;
let chat: Chat;

beforeEach(() => {
	chat = new Chat();
	chat.knownAs('me');
});

it('tells a message once, however often the server repeats it', () => {
	const told = { participantId: 'anna', displayName: 'Anna', text: 'Hello' };
	expect(chat.hear({ ...line, time: '2026-11-26T20:00:00Z' })).toEqual({ ...told, sentAt: 1795723200000 });
	expect(chat.hear({ ...line, type: 'chathistory' })).toBeNull();
	expect(chat.hear({ ...line, id: '2' })).toMatchObject(told);
	expect(chat.hear({ ...line, source: 'budi' })).toMatchObject({ participantId: 'budi' });
});

it('tells each of those that have no id', () => {
	const { id: _, ...nameless } = line;
	expect([chat.hear(nameless), chat.hear(nameless)]).toEqual([
		expect.objectContaining({ text: 'Hello' }),
		expect.objectContaining({ text: 'Hello' }),
	]);
});

it('passes over what oneself wrote, before a reconnection too, and what is no message', () => {
	chat.knownAs('me again');
	for (const source of ['me', 'me again', undefined]) expect(chat.hear({ ...line, source })).toBeNull();
	expect(chat.hear({ ...line, kind: 'caption' })).toBeNull();
});

it('makes do with somebody who has no name', () => {
	expect(chat.hear({ ...line, username: '' })).toMatchObject({ displayName: '?' });
});
