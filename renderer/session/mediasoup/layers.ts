import type { types } from 'mediasoup-client';
import type { PublishOptions, Source } from '../session.ts';

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

/**
 * What can really be sent: cameras often give less than was asked of them. Layers for a size that never
 * comes would be the wrong ones: of a small picture Chromium sends the first layers only, not the largest.
 */
export function withinTrack(
	wish: NonNullable<PublishOptions['video']>,
	track: Pick<MediaStreamTrack, 'getSettings'>,
): NonNullable<PublishOptions['video']> {
	const { width, height, frameRate } = track.getSettings();
	return {
		// Tracks that do not know yet say 0, or nothing.
		width: Math.min(wish.width, width || wish.width),
		height: Math.min(wish.height, height || wish.height),
		framesPerSecond: Math.min(wish.framesPerSecond, frameRate || wish.framesPerSecond),
	};
}

/** Bits per second for one camera layer: about 0.08 bits a pixel at 30 frames, less for bigger pictures. */
export function cameraBitrate(width: number, height: number, framesPerSecond: number): number {
	const pixels = width * height;
	const perPixel = pixels <= 60_000 ? 0.12 : pixels <= 250_000 ? 0.09 : 0.07;
	return Math.round(Math.max(80_000, pixels * perPixel * Math.min(framesPerSecond, 30)));
}

/**
 * The smallest spatial layer that fills a place of `wantedHeight` physical pixels, given the full video's
 * height and how many layers there are, each half the one above. A layer is good enough down to 0.8 of
 * the place: scaling up by less is not seen, and costs a quarter of the bits.
 */
export function layerForHeight(wantedHeight: number, fullHeight: number, layerCount: number): number {
	for (let layer = 0; layer < layerCount; layer++) {
		if (fullHeight / 2 ** (layerCount - 1 - layer) >= wantedHeight * 0.8) return layer;
	}
	return layerCount - 1;
}

/** How many spatial layers the host can choose from, as its consumer's parameters say (`L3T3`, `S3T3`). */
export function spatialLayersOf(rtpParameters: types.RtpParameters): number {
	const mode = rtpParameters.encodings?.[0]?.scalabilityMode;
	return Number(/^[LS](\d)/.exec(mode ?? '')?.[1] ?? 1);
}
