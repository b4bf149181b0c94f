import { expect, test } from 'vitest';
import { tokenFor } from '../../contract/destination/tokens.test-part.ts';
import { tokenAddress, tokenIn } from './tokenIn.ts';

const participantToken = tokenFor({ room: 'one' });
const details = { serverUrl: 'wss://calls.example.org', participantToken, roomName: 'one' };
const answer = (body: unknown, status = 200) => tokenIn({ status, body: JSON.stringify(body) });

test('a token comes out as it was given, and nothing else of the answer', () => {
	expect(answer(details)).toEqual({
		kind: 'token',
		serverUrl: 'wss://calls.example.org',
		participantToken,
	});
});

test.each<[string, unknown, number, string]>([
	['refused', {}, 401, 'refused'],
	['refused', 'Missing required query parameter', 400, 'refused'],
	['broken', details, 500, 'protocol'],
	['no token', { serverUrl: 'wss://x.example.org' }, 200, 'protocol'],
	['a token that is none', { ...details, participantToken: 'no' }, 200, 'protocol'],
	['an unprotected server', { ...details, serverUrl: 'ws://calls.example.org' }, 200, 'protocol'],
	['a server that is none', { ...details, serverUrl: 'javascript:alert(1)' }, 200, 'protocol'],
	['a server with a password', { ...details, serverUrl: 'wss://a:b@example.org' }, 200, 'protocol'],
	['a list', [details], 200, 'protocol'],
	['nothing', null, 200, 'protocol'],
])('%s', (_what, body, status, kind) => {
	expect(answer(body, status)).toEqual({ kind });
});

test('no JSON is no token', () => {
	expect(tokenIn({ status: 200, body: '<html>' })).toEqual({ kind: 'protocol' });
});

test('only a protected page, or one of this machine, is asked, with whatever names', () => {
	expect(tokenAddress('https://meet.example.org', 'a&b', 'Ö?')).toBe(
		'https://meet.example.org/api/connection-details?roomName=a%26b&participantName=%C3%96%3F',
	);
	expect(tokenAddress('http://127.0.0.1:3000', 'a', 'b')).toContain('http://127.0.0.1:3000/api/');
	for (const page of [
		'http://meet.example.org',
		'https://meet.example.org/x',
		'https://a@meet.example.org',
		'file:///etc',
		'',
	])
		expect(tokenAddress(page, 'a', 'b'), page).toBeNull();
});
