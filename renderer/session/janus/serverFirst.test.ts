import { expect, it } from 'vitest';
import { withServerFirst } from './serverFirst.ts';

const offer = ['v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=setup:actpass', 'm=video 9 UDP/TLS/RTP/SAVPF 96'];

it('has the server begin the handshake in every section', () => {
	const sdp = [...offer, 'a=setup:actpass', ''].join('\r\n');
	expect(withServerFirst(sdp).match(/a=setup:\w+/g)).toEqual(['a=setup:active', 'a=setup:active']);
	expect(withServerFirst(sdp).replaceAll('active', 'actpass')).toBe(sdp);
});

it('lets the browser begin where the server only listens', () => {
	const sdp = ['v=0', 'a=ice-lite', ...offer.slice(1), ''].join('\r\n');
	expect(withServerFirst(sdp)).toBe(sdp);
});
