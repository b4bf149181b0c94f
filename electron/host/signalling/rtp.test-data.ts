import { mediaCodecs, routerRtpCapabilities } from '../workers/codecs.ts';

/** What a client that can do everything the host can says of itself. */
export const capabilities = routerRtpCapabilities;

export const device = { flag: 'chrome', name: 'Chrome', version: '156' };

const dtlsFingerprint = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0')).join(
	':',
);
/** Of nobody: enough to call a transport connected, never enough for media. */
export const dtlsParameters = {
	role: 'client',
	fingerprints: [{ algorithm: 'sha-256', value: dtlsFingerprint.toUpperCase() }],
};

const audioLevelUri = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';
const midUri = 'urn:ietf:params:rtp-hdrext:sdes:mid';

/** As negotiated by `opus`. */
export const audioLevelId = 10;

/** Opus as a browser sends it. */
export function opus(ssrc: number, mid = '0') {
	return {
		mid,
		codecs: [
			{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48000, channels: 2, parameters: { usedtx: 1 } },
		],
		headerExtensions: [
			{ uri: midUri, id: 4 },
			{ uri: audioLevelUri, id: audioLevelId },
		],
		encodings: [{ ssrc }],
		rtcp: { cname: `voice-${ssrc}` },
	};
}

/** VP8 in one layer. */
export function vp8(ssrc: number, mid = '1') {
	return {
		mid,
		codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90000, rtcpFeedback: [{ type: 'nack' }] }],
		headerExtensions: [{ uri: midUri, id: 4 }],
		encodings: [{ ssrc }],
		rtcp: { cname: `picture-${ssrc}` },
	};
}

/** VP8 in three layers. */
export function vp8Simulcast(mid = '1') {
	return {
		...vp8(0, mid),
		headerExtensions: [
			{ uri: midUri, id: 4 },
			{ uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 11 },
		],
		encodings: [{ rid: 'r0' }, { rid: 'r1' }, { rid: 'r2' }],
	};
}

export const codecNames = mediaCodecs.map(({ mimeType }) => mimeType);
