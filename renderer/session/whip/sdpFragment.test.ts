import { expect, it } from 'vitest';
import { readFragment, withIce, writeFragment } from './sdpFragment.ts';

const description = [
	'v=0',
	'a=group:BUNDLE 0 1',
	'm=audio 9 UDP/TLS/RTP/SAVPF 111',
	'a=mid:0',
	'a=ice-ufrag:old',
	'a=ice-pwd:oldpwd',
	'a=candidate:1 1 udp 1 192.0.2.1 1 typ host',
	'a=end-of-candidates',
	'm=video 9 UDP/TLS/RTP/SAVPF 96',
	'a=mid:1',
	'a=ice-ufrag:old',
	'a=ice-pwd:oldpwd',
	'',
].join('\r\n');

it('writes credentials and candidates of the first section', () => {
	expect(writeFragment(description, ['candidate:2 1 udp 1 192.0.2.2 2 typ host'], true)).toBe(
		[
			'a=group:BUNDLE 0 1',
			'm=audio 9 UDP/TLS/RTP/SAVPF 111',
			'a=mid:0',
			'a=ice-ufrag:old',
			'a=ice-pwd:oldpwd',
			'a=candidate:2 1 udp 1 192.0.2.2 2 typ host',
			'a=end-of-candidates',
			'',
		].join('\r\n'),
	);
});

it('puts what a server answers to a restart in the place of what was', () => {
	const fragment = 'a=ice-ufrag:new\r\na=ice-pwd:newpwd\r\na=candidate:3 1 udp 1 192.0.2.3 3 typ host\r\n';
	const changed = withIce(description, readFragment(fragment));
	expect(changed.match(/a=ice-ufrag:new/g)).toHaveLength(2);
	expect(changed).not.toContain('old');
	expect(changed).not.toContain('192.0.2.1');
	expect(changed.indexOf('192.0.2.3')).toBeLessThan(changed.indexOf('m=video'));
	expect(changed).toContain('typ host\r\nm=video');
});

it('refuses a fragment without credentials', () => {
	expect(() => readFragment('a=candidate:3')).toThrow('protocol');
});
