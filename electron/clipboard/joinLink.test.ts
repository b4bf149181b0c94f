import { expect, test } from 'vitest';
import { joinLinkOf } from './joinLink.ts';

const link = 'parley://join/a-room-somewhere?at=192.168.1.5:4443';

test('a link into a call is told, without what stands around it', async () => {
	expect(await joinLinkOf(() => `  ${link}\n`, 'linux')).toBe(link);
	expect(await joinLinkOf(async () => link, 'win32')).toBe(link);
});

test.each(['', 'a password', 'https://example.org/join/a-room-somewhere', 'parley://join/x', `see ${link}`])(
	'%j stays untold',
	async (text) => {
		expect(await joinLinkOf(() => text, 'linux')).toBeNull();
	},
);

test('on macOS nothing is read unasked', async () => {
	const read = () => {
		throw new Error('It was read');
	};
	expect(await joinLinkOf(read, 'darwin')).toBeNull();
});
