import { expect, test } from 'vitest';
import { joinLines } from './joinLines.ts';

test('says every way to join, the one on this machine before those on the network', () => {
	const key = 'k'.repeat(43);
	const addresses = ['192.168.1.5:4443', '[fd00::5]:4443'];
	const lines = joinLines({
		invitation: { roomId: 'abcdefgh12', addresses, key },
		own: { roomId: 'abcdefgh12', addresses: ['127.0.0.1:4443'], key },
		localPage: 'http://localhost:4443/join/abcdefgh12',
		reach: 'this-network',
	});
	expect(lines).toEqual([
		`Join in the app: parley://join/abcdefgh12?at=192.168.1.5:4443&at=[fd00::5]:4443&key=${key}`,
		'Join in a browser: http://localhost:4443/join/abcdefgh12',
		`Join in a browser elsewhere: https://192.168.1.5:4443/join/abcdefgh12#key=${key}`,
		`Join in a browser elsewhere: https://[fd00::5]:4443/join/abcdefgh12#key=${key}`,
	]);
});
