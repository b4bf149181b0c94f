import { expect, it } from 'vitest';
import { iceServersOf } from './links.ts';

it('reads the ICE servers that an endpoint names, and nothing else', () => {
	const header =
		'<stun:stun.example.net>; rel="ice-server", ' +
		'<turn:turn.example.net?transport=udp>; rel="ice-server"; username="a, \\"b\\""; credential="c;d"; credential-type="password", ' +
		'<https://example.net/>; rel="ice-server", <https://example.net/help>; rel="help"';
	expect(iceServersOf(header)).toEqual([
		{ urls: 'stun:stun.example.net' },
		{ urls: 'turn:turn.example.net?transport=udp', username: 'a, "b"', credential: 'c;d' },
	]);
});

it('takes none where there are none, or where it is nonsense', () => {
	expect(iceServersOf(null)).toEqual([]);
	expect(iceServersOf('stun:stun.example.net; rel="ice-server"')).toEqual([]);
});
