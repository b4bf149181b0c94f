import { describe, expect, test } from 'vitest';
import { originStandIn } from '../../contract/bridge/origins.ts';
import { StandIns, withOrigin } from './standIns.ts';

const socket = 'wss://demo.example.org:4443/';
const origin = 'https://demo.example.org';

describe('what may be asked for', () => {
	test.each([
		[{ socket, origin }],
		[{ socket, origin: 'https://demo.example.org:8443' }],
		[{ socket: 'ws://127.0.0.1:4443/', origin: 'http://127.0.0.1:3000' }],
		[{ socket: 'ws://[::1]:4443/', origin: 'http://[::1]:3000' }],
	])('%o', (asked) => {
		expect(originStandIn.safeParse(asked).success).toBe(true);
	});

	test.each([
		['another hostname', { socket, origin: 'https://example.org' }],
		['a parent of it', { socket, origin: 'https://example.org:4443' }],
		['plain http elsewhere', { socket, origin: 'http://demo.example.org' }],
		['a plain socket elsewhere', { socket: 'ws://demo.example.org/', origin }],
		['a path', { socket, origin: `${origin}/` }],
		['a name and password', { socket: 'wss://a:b@demo.example.org/', origin }],
		['a page', { socket: origin, origin }],
		['no address', { socket: 'demo', origin }],
		['a line break', { socket, origin: `${origin}\r\nCookie: a=b` }],
		['null', { socket, origin: 'null' }],
	])('not %s', (_what, asked) => {
		expect(originStandIn.safeParse(asked).success).toBe(false);
	});
});

test('one comes as somebody else to that host and port alone', () => {
	const standIns = new StandIns();
	standIns.use({ socket, origin });
	expect(standIns.patterns).toEqual(['wss://demo.example.org:4443/*']);
	expect(standIns.originFor('wss://demo.example.org:4443/?roomId=a')).toBe(origin);
	for (const other of [
		'wss://demo.example.org/',
		'wss://demo.example.org:4444/',
		'wss://demo.example.org.evil.example:4443/',
		'https://demo.example.org:4443/',
		'nonsense',
	])
		expect(standIns.originFor(other), other).toBeUndefined();
});

test('the last word holds, and the list does not grow for ever', () => {
	const standIns = new StandIns();
	standIns.use({ socket, origin: 'https://demo.example.org:1' });
	standIns.use({ socket, origin });
	expect(standIns.originFor(socket)).toBe(origin);
	for (let place = 0; place < 100; place++)
		standIns.use({ socket: `wss://h${place}.example.org/`, origin: `https://h${place}.example.org` });
	expect(standIns.patterns).toHaveLength(32);
	expect(standIns.originFor(socket)).toBeUndefined();
	expect(standIns.originFor('wss://h99.example.org/')).toBe('https://h99.example.org');
});

test('there is one Origin, however it was spelt', () => {
	expect(withOrigin({ origin: 'parley-app://app', Host: 'h' }, origin)).toEqual({
		Host: 'h',
		Origin: origin,
	});
});
