import { expect, it } from 'vitest';
import { answerWith } from './answerSdp.ts';

const answer = [
	'v=0',
	'a=group:BUNDLE 0 1',
	'm=audio 9 UDP/TLS/RTP/SAVPF 111',
	'a=mid:0',
	'a=rtpmap:111 opus/48000/2',
	'a=fmtp:111 minptime=10;useinbandfec=1;stereo=1',
	'm=video 9 UDP/TLS/RTP/SAVPF 96 97',
	'a=mid:1',
	'a=rtpmap:96 VP8/90000',
	'a=rtpmap:97 rtx/90000',
	'a=fmtp:97 apt=96',
	'',
].join('\r\n');

it('adds to the parameters of a codec, and changes those that differ', () => {
	const text = answerWith(answer, new Map([['0', { discontinuous: true, stereo: false }]]));
	expect(text).toContain('a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1;stereo=0\r\n');
	expect(text).not.toContain('x-google-start-bitrate');
});

it('writes parameters for a codec that had none, and leaves retransmission alone', () => {
	const text = answerWith(answer, new Map([['1', { startKbps: 600 }]]));
	expect(text).toContain('a=rtpmap:96 VP8/90000\r\na=fmtp:96 x-google-start-bitrate=600\r\n');
	expect(text).toContain('a=fmtp:97 apt=96\r\n');
});

it('leaves an answer as it is where nothing is wanted', () => {
	expect(answerWith(answer, new Map())).toBe(answer);
	expect(answerWith(answer, new Map([['7', { stereo: true }]]))).toBe(answer);
});
