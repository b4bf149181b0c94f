import type { PublishOptions } from './session.ts';

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
