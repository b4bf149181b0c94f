import { describe, expect, it } from 'vitest';
import { cameraBitrate, layerForHeight, withinTrack } from '../videoSizes.ts';
import { encodingsFor, spatialLayersOf } from './layers.ts';

describe('layerForHeight', () => {
	it('takes the smallest layer that fills the place', () => {
		expect(layerForHeight(100, 720, 3)).toBe(0);
		expect(layerForHeight(300, 720, 3)).toBe(1);
		expect(layerForHeight(700, 720, 3)).toBe(2);
	});

	it('accepts a layer a little smaller than the place', () => {
		expect(layerForHeight(220, 720, 3)).toBe(0);
		expect(layerForHeight(230, 720, 3)).toBe(1);
	});

	it('takes the largest there is for a place larger than the video', () => {
		expect(layerForHeight(2160, 360, 2)).toBe(1);
		expect(layerForHeight(2160, 360, 1)).toBe(0);
	});
});

describe('encodingsFor', () => {
	it('sends a camera in halves of its size, fewer for small ones', () => {
		const sizes = (width: number) =>
			encodingsFor('camera', { width, height: (width * 9) / 16, framesPerSecond: 30 }).map(
				({ scaleResolutionDownBy }) => scaleResolutionDownBy,
			);
		expect(sizes(1280)).toEqual([4, 2, 1]);
		expect(sizes(640)).toEqual([2, 1]);
		expect(sizes(320)).toEqual([1]);
	});

	it('gives every larger layer more bits', () => {
		const bitrates = encodingsFor('camera', { width: 1280, height: 720, framesPerSecond: 30 }).map(
			({ maxBitrate }) => maxBitrate ?? 0,
		);
		expect(bitrates).toEqual([...bitrates].sort((a, b) => a - b));
		expect(new Set(bitrates).size).toBe(3);
	});

	it('sends a screen in one size, within bounds', () => {
		for (const width of [200, 1920, 7680]) {
			const [only, ...more] = encodingsFor('screen', { width, height: width / 2, framesPerSecond: 30 });
			expect(more).toEqual([]);
			expect(only?.maxBitrate).toBeGreaterThanOrEqual(1_500_000);
			expect(only?.maxBitrate).toBeLessThanOrEqual(6_000_000);
		}
	});
});

it('spends fewer bits on fewer frames', () => {
	expect(cameraBitrate(640, 360, 15)).toBeLessThan(cameraBitrate(640, 360, 30));
});

it('reads how many layers a consumer offers', () => {
	const withMode = (scalabilityMode?: string) =>
		({ encodings: [scalabilityMode ? { scalabilityMode } : {}] }) as never;
	expect(spatialLayersOf(withMode('L3T3'))).toBe(3);
	expect(spatialLayersOf(withMode('S2T1'))).toBe(2);
	expect(spatialLayersOf(withMode())).toBe(1);
});

describe('withinTrack', () => {
	const wish = { width: 1280, height: 720, framesPerSecond: 30 };
	const within = (settings: MediaTrackSettings) => withinTrack(wish, { getSettings: () => settings });

	it('makes layers for what a small camera gives', () => {
		const small = within({ width: 640, height: 480, frameRate: 15 });
		expect(small).toEqual({ width: 640, height: 480, framesPerSecond: 15 });
		expect(encodingsFor('camera', small).map(({ scaleResolutionDownBy }) => scaleResolutionDownBy)).toEqual([
			2, 1,
		]);
	});

	it('sends no more than was wished, and what was wished where a track tells nothing', () => {
		expect(within({ width: 1920, height: 1080, frameRate: 60 })).toEqual(wish);
		expect(within({})).toEqual(wish);
		expect(within({ width: 0, height: 0, frameRate: 0 })).toEqual(wish);
	});
});
