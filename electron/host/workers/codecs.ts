import * as mediasoup from 'mediasoup';
import type { RouterRtpCodecCapability, RtpCapabilities } from 'mediasoup/types';

/** Chromium otherwise starts at 300 kbps and is blurred for the first seconds. In kbps. */
const startBitrate = { 'x-google-start-bitrate': 1000 };

/**
 * What may be sent through a host. Clients choose; the first video codec is what those use that do not
 * care. Opus' DTX and FEC are each sender's own choice.
 */
export const mediaCodecs: RouterRtpCodecCapability[] = [
	{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 },
	{ kind: 'video', mimeType: 'video/VP8', clockRate: 90000, parameters: startBitrate },
	{
		kind: 'video',
		mimeType: 'video/VP9',
		clockRate: 90000,
		parameters: { 'profile-id': 0, ...startBitrate },
	},
	{
		kind: 'video',
		mimeType: 'video/H264',
		clockRate: 90000,
		parameters: {
			'packetization-mode': 1,
			// Constrained baseline: what every browser and every hardware encoder has.
			'profile-level-id': '42e01f',
			'level-asymmetry-allowed': 1,
			...startBitrate,
		},
	},
	{ kind: 'video', mimeType: 'video/AV1', clockRate: 90000, parameters: startBitrate },
];

/** Every router of a host has these, so they are known before there is one. */
export const routerRtpCapabilities: RtpCapabilities =
	mediasoup.ortc.generateRouterRtpCapabilities(mediaCodecs);
