import { expect, test } from 'vitest';
import { joinLinkOf } from './joinLink.ts';

const link = 'parley://join/a-room-somewhere?at=192.168.1.5:4443';

test('a link into a call is told, without what stands around it', async () => {
	expect(await joinLinkOf(() => `  ${link}\n`, 'linux')).toBe(link);
	expect(await joinLinkOf(async () => link, 'win32')).toBe(link);
});

test.each([
	'wss://janus.example.org/janus?room=1234&pin=5',
	'wss://demo.example.org:4443/?roomId=x',
	'https://meet.livekit.io/rooms/ab12-cd34',
	'https://galene.example.org/group/team/?token=invitation',
])('%s is told, whatever server it is on', async (text) => {
	expect(await joinLinkOf(() => text, 'linux')).toBe(text);
});

test.each([
	'',
	'a password',
	'https://example.org/join/a-room-somewhere',
	'https://hotel.example.org/rooms/deluxe',
	'https://example.org/group/hikers/',
	'https://example.org/whip',
	'https://example.org/?roomId=5',
	'https://example.org/?token=secret',
	'wss://example.org/',
	'parley://join/x',
	`see ${link}`,
])('%j stays untold', async (text) => {
	expect(await joinLinkOf(() => text, 'linux')).toBeNull();
});

test('on macOS nothing is read unasked', async () => {
	const read = () => {
		throw new Error('It was read');
	};
	expect(await joinLinkOf(read, 'darwin')).toBeNull();
});
