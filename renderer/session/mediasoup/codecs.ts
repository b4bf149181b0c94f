import type { types } from 'mediasoup-client';
import type { Source } from '../session.ts';

/**
 * What a video is sent in, best first; chosen by measurement (`npm run bench -- --only codecs`), among
 * those that every browser must have (RFC 7742), so that no guest is left without a picture:
 *
 * - Cameras: VP8, H.264 and VP9 cost the same within the noise and differ by less than 2 dB. VP8 has the
 *   layers that every SFU can drop.
 * - Screens: H.264 kept scrolled text at 40 dB in a tenth of the bits that VP8 took for 30 dB, and is
 *   decoded in less than half the time. (AV1 is better still, but not every browser decodes it.)
 */
const preferred: { readonly [S in Extract<Source, 'camera' | 'screen'>]: readonly string[] } = {
	camera: ['video/vp8'],
	screen: ['video/h264', 'video/vp8'],
};

/** The codec to send a video in, or none: then the browser's first that the host takes is used. */
export function codecFor(
	source: Source,
	{ codecs = [] }: types.RtpCapabilities,
): types.RtpCodecCapability | undefined {
	for (const wanted of preferred[source === 'screen' ? 'screen' : 'camera']) {
		const found = codecs.find(({ mimeType }) => mimeType.toLowerCase() === wanted);
		if (found) return found;
	}
	return undefined;
}

/**
 * What the encoder begins with, in kbps; the estimate of the way's width takes over at once. It depends on the
 * codec alone: a payload type with two values in one bundle is a collision (RFC 9143, 9.1.1).
 */
export function startBitrateOf(codec: types.RtpCodecCapability | undefined): number {
	return codec?.mimeType.toLowerCase() === 'video/h264' ? 1500 : 600;
}
