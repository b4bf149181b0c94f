import { expect, test } from 'vitest';
import { pastedKey } from './pastedKey.ts';
import { tokenFor } from './tokens.test-part.ts';

const token = tokenFor({ room: 'one' });

test.each([
	['token', `wss://calls.example.org?access_token=${token}`, token],
	['token', 'https://galene.example.org/group/x/?token=abc', 'abc'],
	['pin', 'wss://janus.example.org/janus?room=1&pin=98', '98'],
	['room', 'wss://janus.example.org/janus?room=1&pin=98', '1'],
	['room', 'https://demo.example.org/?roomId=two', 'two'],
	['room', 'https://meet.example.org/rooms/choir', 'choir'],
] as const)('the %s is taken out of %s', (field, link, key) => {
	expect(pastedKey(field, link)).toBe(key);
});

test.each([token, 'hello', 'pass://word', 'https://example.org/', 'wss://janus.example.org/janus?room=1'])(
	'%s stays what it is',
	(text) => {
		expect(pastedKey('pin', text)).toBe(text);
	},
);
