import type { types } from 'mediasoup-client';
import type { PublishOptions, Source } from '../session.ts';
import { cameraBitrate } from '../videoSizes.ts';

/**
 * Which layers a video is sent in. Cameras go in up to three sizes, each half the one above, so that the
 * host forwards to each person what fits their tile; a screen goes in one size, since text does not
 * survive scaling, with temporal layers to shed.
 */
export function encodingsFor(
	source: Source,
	video: NonNullable<PublishOptions['video']>,
): types.RtpEncodingParameters[] {
	const { width, height, framesPerSecond } = video;
	if (source === 'screen')
		return [
			{
				maxBitrate: Math.round(Math.min(6_000_000, Math.max(1_500_000, width * height * 1.8))),
				maxFramerate: framesPerSecond,
				scalabilityMode: 'L1T3',
			},
		];
	const scales = width >= 960 ? [4, 2, 1] : width >= 480 ? [2, 1] : [1];
	return scales.map((scaleResolutionDownBy, place) => ({
		rid: `r${place}`,
		scaleResolutionDownBy,
		maxBitrate: cameraBitrate(width / scaleResolutionDownBy, height / scaleResolutionDownBy, framesPerSecond),
		maxFramerate: framesPerSecond,
		scalabilityMode: 'L1T3',
	}));
}

/** How many spatial layers the host can choose from, as its consumer's parameters say (`L3T3`, `S3T3`). */
export function spatialLayersOf(rtpParameters: types.RtpParameters): number {
	const mode = rtpParameters.encodings?.[0]?.scalabilityMode;
	return Number(/^[LS](\d)/.exec(mode ?? '')?.[1] ?? 1);
}
