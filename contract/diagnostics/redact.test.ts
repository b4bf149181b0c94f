import { describe, expect, test } from 'vitest';
import { redact } from './redact.ts';

describe('goes', () => {
	test.each([
		['parley://join/k3Vd0sPq?at=192.168.1.5:4443&key=abc', '<link>'],
		['PARLEY:join/k3Vd0sPq', '<link>'],
		['https://anna.example:4443/join/k3Vd0sPq', '<link>'],
		['wss://[fe80::1]:4443/?roomId=x', '<link>'],
		['file:///home/anna/x', '<link>'],
		['at 192.168.1.5:4443', 'at <address>:4443'],
		['10.0.0.1', '<address>'],
		['fe80::1ff:fe23:4567:890a%eth0', '<address>'],
		['2001:db8:85a3:0:0:8a2e:370:7334', '<address>'],
		['[2001:db8::1]:443', '[<address>]:443'],
		['::ffff:192.168.1.5', '<address>'],
		['::1', '<address>'],
		['00:1b:44:11:3a:b7', '<address>'],
		['1f4712db-ca17-4bda-9f1b-1f4712dbca17.local', '<address>'],
		['annas-laptop.local', '<address>'],
		['fritz.home.arpa', '<address>'],
		['/home/anna/.config/Parley', '<home>/.config/Parley'],
		['/Users/Anna Lind/Library', '<home> Lind/Library'],
		['C:\\Users\\anna\\AppData', '<home>\\AppData'],
		['c:/users/anna/x', '<home>/x'],
		['anna.lindqvist+calls@example.org', '<mail>'],
		['q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k', '<secret>'],
		['eyJhbGciOiJIUzI1NiJ9eyJzdWIiOiIxMjM0', '<secret>'],
		['getaddrinfo ENOTFOUND calls.example.org', 'getaddrinfo ENOTFOUND <address>'],
		['Galene.Example.ORG:8443 closed', '<address>:8443 closed'],
		['xn--glene-4ve.org', '<address>'],
		['?room=1234&pin=98765&x=1', '?room=<secret>&pin=<secret>&x=1'],
		['access_token=abc.def', 'access_token=<secret>'],
		['eyJhbGci.eyJzdWIi.c2ln', '<secret>'],
		['#passphrase=la-la', '#passphrase=<secret>'],
		['123e4567-e89b-12d3-a456-426614174000', '<id>'],
	])('%s', (text, left) => {
		expect(redact(text)).toBe(left);
	});
});

describe('stays', () => {
	test.each([
		'2026-11-22T08:00:00.000Z warning hosting: ended code=139',
		'TypeError ECONNREFUSED at main.js:12:3',
		'Electron 45.4.1, Chromium 156.0.7300.12',
		'640x360 at 29.97 fps, 410 kbps, VP8, layer 2 of 3',
		'microphones: 2, cameras: 1',
		'RangeError at assets/index-BGcW2x.js:1:2',
		'network.ts:3, host.log, mediasoup.node',
	])('%s', (text) => {
		expect(redact(text)).toBe(text);
	});
});

test('known names go in any case, the longest first, whole words only', () => {
	const names = ['Anna', 'Anna Lindqvist', 'محمد', 'C++ (guest)', 'A', ''];
	expect(redact('anna lindqvist and ANNA met محمد, C++ (guest); Annabel and A stayed', names)).toBe(
		'<name> and <name> met <name>, <name>; Annabel and A stayed',
	);
});

test('a name cannot undo what was taken out', () => {
	expect(redact('10.0.0.1', ['address'])).toBe('<address>');
});

test('a hostile text is done with: ten times as much would still be', () => {
	const hostile = `${':'.repeat(20_000)}${'a.'.repeat(20_000)}${'1:'.repeat(20_000)}`;
	expect(redact(hostile.repeat(10))).not.toBe('');
});
