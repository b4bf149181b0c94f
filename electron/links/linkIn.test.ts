import { expect, test } from 'vitest';
import { appLink } from '../../contract/invitation/invitation.ts';
import { isJoinLink, linkIn } from './linkIn.ts';

const link = appLink({ roomId: 'abcdefgh12', addresses: ['192.168.1.5:4443'], key: 'k'.repeat(43) });

test('finds a link wherever it stands', () => {
	expect(linkIn(['parley', '--no-sandbox', '.', link, '--flag'])).toBe(link);
	expect(linkIn(['parley', '.'])).toBeUndefined();
});

test.each([
	'https://192.168.1.5:4443/join/abcdefgh12',
	'parley://join/abcdefgh12',
	'parley://join/../x?at=192.168.1.5:4443',
	'parley://join/abcdefgh12?at=evil host:1',
	'parley://settings/',
	'parley:',
	`${link}&at=${'x'.repeat(5000)}`,
	'--parley://join/abcdefgh12?at=192.168.1.5:4443',
	'',
])('%s is not taken', (text) => {
	expect(isJoinLink(text)).toBe(false);
});
