import { describe, expect, test } from 'vitest';
import { type ClockReading, drawCode } from './clockCode.ts';
import { readClock } from './readClock.ts';
import type { Picture } from './shades.ts';

const reading: ClockReading = { windowId: 0xdeadbeef, atMs: 1_794_000_123_456 };

describe('readClock', () => {
	test.each([
		['as it is drawn', { cell: 16 }],
		['at the smallest window', { cell: 10 }],
		['half as large', { cell: 16, scale: 0.5 }],
		['in odd sizes', { cell: 16, scale: 0.613 }],
		['larger', { cell: 16, scale: 1.7 }],
		['beside bars and below a title', { cell: 12, left: 137, top: 83, around: 20 }],
		['stretched', { cell: 16, scale: 0.8, stretch: 0.7 }],
		['greyish, as limited range shows it', { cell: 16, dark: 40, light: 200 }],
		['blurred', { cell: 16, blur: 5 }],
		['noisy', { cell: 16, noise: 60 }],
		['small, blurred and noisy', { cell: 16, scale: 0.5, blur: 2, noise: 30, around: 0 }],
	])('reads it %s', (_, how) => {
		expect(readClock(picture(reading, how))).toEqual(reading);
	});

	test('reads every moment and window', () => {
		for (const windowId of [0, 1, 0x7fffffff, 0xffffffff]) {
			for (const atMs of [0, 2 ** 24 - 1, 2 ** 24, 1_763_800_000_000, 2 ** 48 - 1]) {
				expect(readClock(picture({ windowId, atMs }, { cell: 8 }))).toEqual({ windowId, atMs });
			}
		}
	});

	test('reads nothing from a picture of two moments', () => {
		const half = picture(reading, { cell: 16 });
		const later = picture({ ...reading, atMs: reading.atMs + 12_345 }, { cell: 16 });
		const top = half.data.slice(0, half.data.length / 2);
		const joined = new Uint8ClampedArray([...top, ...later.data.slice(half.data.length / 2)]);
		expect(readClock({ ...half, data: joined })).toBeNull();
	});

	test('reads nothing where no clock is', () => {
		const random = chance(7);
		const noise = new Uint8ClampedArray(320 * 180 * 4).map(() => random() * 256);
		expect(readClock({ data: noise, width: 320, height: 180 })).toBeNull();
		expect(readClock({ data: new Uint8ClampedArray(320 * 180 * 4), width: 320, height: 180 })).toBeNull();
		expect(readClock({ data: new Uint8ClampedArray(0), width: 0, height: 0 })).toBeNull();
		const checks = new Uint8ClampedArray(320 * 180 * 4).map((_, index) => {
			const pixel = index >> 2;
			return (((pixel % 320) >> 3) + (Math.floor(pixel / 320) >> 3)) % 2 ? 255 : 0;
		});
		expect(readClock({ data: checks, width: 320, height: 180 })).toBeNull();
	});

	test('reads nothing when a cell is covered', () => {
		const covered = picture(reading, { cell: 16 });
		const size = 16;
		const [x, y] = [(1.5 + 12) * size, (1.5 + 3) * size];
		const before = covered.data[(Math.floor(y + 8) * covered.width + x + 8) * 4] ?? 0;
		for (let row = y; row < y + size; row++) {
			for (let column = x; column < x + size; column++) {
				covered.data.fill(
					255 - before,
					(row * covered.width + column) * 4,
					(row * covered.width + column) * 4 + 3,
				);
			}
		}
		expect(readClock(covered)).toBeNull();
	});
});

interface How {
	/** Pixels of a cell before it is scaled. */
	readonly cell: number;
	readonly scale?: number;
	/** Of the height alone. */
	readonly stretch?: number;
	readonly left?: number;
	readonly top?: number;
	/** Shade of what is around the window. */
	readonly around?: number;
	readonly dark?: number;
	readonly light?: number;
	/** Radius in pixels of a box blur, after scaling. */
	readonly blur?: number;
	/** Largest change of a pixel's shade. */
	readonly noise?: number;
}

/** A clock's window as a receiver may see it. */
function picture(of: ClockReading, how: How): Picture {
	const { cell, scale = 1, stretch = 1, left = 0, top = 0, around = 255, dark = 0, light = 255 } = how;
	const cells = drawCode(of);
	const [across, down] = [cell * scale, cell * scale * stretch];
	const width = Math.round(35 * across) + 2 * left;
	const height = Math.round(14 * down) + 2 * top;
	const shadeAt = (x: number, y: number) => {
		if (x < left || y < top || x >= width - left || y >= height - top) return around;
		const column = Math.floor((x - left) / across - 1.5);
		const row = Math.floor((y - top) / down - 1.5);
		return cells[row]?.[column] ? dark : light;
	};
	// Four looks into each pixel: scaled pictures have grey edges.
	const looks = [0.125, 0.375, 0.625, 0.875];
	let shades = new Float64Array(width * height).map((_, index) => {
		const [x, y] = [index % width, Math.floor(index / width)];
		const sum = looks.reduce((total, dx, turn) => total + shadeAt(x + dx, y + (looks[3 - turn] ?? 0)), 0);
		return sum / looks.length;
	});
	shades = blurred(shades, width, how.blur ?? 0);
	const random = chance(42);
	const data = new Uint8ClampedArray(width * height * 4);
	shades.forEach((shade, index) => {
		data.fill(shade + (random() * 2 - 1) * (how.noise ?? 0), index * 4, index * 4 + 3);
		data[index * 4 + 3] = 255;
	});
	return { data, width, height };
}

function blurred(
	shades: Float64Array<ArrayBuffer>,
	width: number,
	radius: number,
): Float64Array<ArrayBuffer> {
	if (radius === 0) return shades;
	const along = (from: Float64Array, step: number) =>
		from.map((_, index) => {
			let sum = 0;
			for (let offset = -radius; offset <= radius; offset++) sum += from[index + offset * step] ?? 255;
			return sum / (2 * radius + 1);
		});
	return along(along(shades, 1), width);
}

/** The same chance in every run (Park and Miller's generator). */
function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 48271) % 2147483647;
		return state / 2147483647;
	};
}
