import { describe, expect, it } from 'vitest';
import { withSoundSettings, withStereoLikeOffer } from './soundSettings.ts';

const bare = 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=mid:0\r\n';
const speech = { discontinuous: true, stereo: false };

describe('the settings of our own sound', () => {
	it('are written into an answer that has none, and in place of those it has', () => {
		const written = bare.replace('a=mid', 'a=fmtp:111 useinbandfec=1;usedtx=1\r\na=mid');
		expect(withSoundSettings(bare, speech)).toBe(written);
		expect(withSoundSettings(written, { discontinuous: false, stereo: true })).toContain(
			'a=fmtp:111 useinbandfec=1;stereo=1;sprop-stereo=1\r\n',
		);
	});

	it('touch nothing in a room without Opus', () => {
		const pcma = bare.replace('opus/48000/2', 'PCMA/8000');
		expect(withSoundSettings(pcma, speech)).toBe(pcma);
	});

	it('ask for two channels of whoever offers two', () => {
		const answer = 'a=fmtp:111 minptime=10;useinbandfec=1\r\n';
		expect(withStereoLikeOffer(answer, 'a=fmtp:111 stereo=1')).toContain('useinbandfec=1;stereo=1');
		expect(withStereoLikeOffer(answer, 'a=fmtp:111 useinbandfec=1')).toBe(answer);
	});
});
