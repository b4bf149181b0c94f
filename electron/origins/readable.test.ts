import { describe, expect, test } from 'vitest';
import { broadcastEndpoint } from '../../contract/bridge/origins.ts';
import { Readable } from './readable.ts';

const page = 'parley-app://app';
const endpoint = 'https://live.example.org:8443/whip/x';

describe('what may be asked for', () => {
	test.each([endpoint, 'https://live.example.org/', 'http://127.0.0.1:8080/whip', 'http://[::1]/whip'])(
		'%s',
		(asked) => {
			expect(broadcastEndpoint.safeParse({ endpoint: asked }).success).toBe(true);
		},
	);

	test.each([
		['plain http elsewhere', 'http://live.example.org/whip'],
		['a socket', 'wss://live.example.org/whip'],
		['a name and password', 'https://a:b@live.example.org/whip'],
		['a file', 'file:///etc/passwd'],
		['our own page', `${page}/index.html`],
		['no address', 'whip'],
	])('not %s', (_what, asked) => {
		expect(broadcastEndpoint.safeParse({ endpoint: asked }).success).toBe(false);
	});
});

test('what a broadcast is answered is read, from that host and port alone', () => {
	const readable = new Readable(page);
	readable.add(endpoint);
	expect(readable.patterns).toEqual(['https://live.example.org:8443/*']);
	const url = 'https://live.example.org:8443/session/1';
	expect(
		readable.handed({
			url,
			method: 'POST',
			responseHeaders: { 'access-control-allow-origin': ['https://live.example.org'], ETag: ['"1"'] },
		}),
	).toEqual({
		responseHeaders: {
			ETag: ['"1"'],
			'Access-Control-Allow-Origin': [page],
			'Access-Control-Expose-Headers': ['Location, ETag, Link, Retry-After'],
		},
	});
	expect(readable.handed({ url, method: 'GET' })).toBeUndefined();
	for (const other of [
		'https://live.example.org/session/1',
		'http://live.example.org:8443/session/1',
		'https://live.example.org.evil.example:8443/',
		'nonsense',
	])
		expect(readable.handed({ url: other, method: 'POST' }), other).toBeUndefined();
});

test('the question before it is answered in the place of an endpoint that does not know it', () => {
	const readable = new Readable(page);
	readable.add(endpoint);
	const handed = readable.handed({ url: endpoint, method: 'OPTIONS', responseHeaders: {} });
	expect(handed?.statusLine).toBe('HTTP/1.1 204 No Content');
	expect(handed?.responseHeaders).toMatchObject({
		'Access-Control-Allow-Origin': [page],
		'Access-Control-Allow-Methods': ['POST, PATCH, DELETE'],
		'Access-Control-Allow-Headers': ['Authorization, Content-Type, If-Match'],
	});
});

test('the list does not grow for ever', () => {
	const readable = new Readable(page);
	readable.add(endpoint);
	for (let place = 0; place < 100; place++) readable.add(`https://h${place}.example.org/whip`);
	expect(readable.patterns).toHaveLength(32);
	expect(readable.handed({ url: endpoint, method: 'POST' })).toBeUndefined();
});
