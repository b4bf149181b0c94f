import { expect, test } from 'vitest';
import { drawNumber, type Luma, readNumber } from './frameNumber.ts';
import { compare } from './pictureQuality.ts';

function picture(shade: (x: number, y: number) => number): Luma {
	const [width, height] = [320, 180];
	const data = new Uint8Array(width * height);
	for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = shade(x, y);
	return { data, width, height };
}

const waves = (x: number, y: number) => 128 + 60 * Math.sin(x / 9) * Math.cos(y / 7);

test('a number is read back, also from a picture that has suffered', () => {
	for (const number of [0, 1, 300, 1023]) {
		const source = picture(waves);
		drawNumber(source, number);
		const dull = { ...source, data: source.data.map((shade, at) => 60 + shade / 2 + (at % 7)) };
		expect(readNumber(dull)).toBe(number);
	}
});

test('a picture without a number has none', () => {
	expect(readNumber(picture(waves))).toBeNull();
});

test('an equal picture is as good as can be', () => {
	expect(compare(picture(waves), picture(waves))).toEqual({ psnr: 99, ssim: 1 });
});

test('PSNR is that of its definition', () => {
	const shifted = picture((x, y) => waves(x, y) + 5);
	// Rounding of the shades moves it by a little.
	expect(compare(shifted, picture(waves)).psnr).toBeCloseTo(10 * Math.log10(255 ** 2 / 25), 1);
});

test('a lost detail costs more similarity than a shift of all shades', () => {
	const source = picture(waves);
	const flat = compare(
		picture(() => 128),
		source,
	);
	const lighter = compare(
		picture((x, y) => waves(x, y) + 20),
		source,
	);
	expect(flat.ssim).toBeLessThan(0.5);
	expect(lighter.ssim).toBeGreaterThan(0.9);
});

test('the rows of the number do not count', () => {
	const numbered = picture(waves);
	drawNumber(numbered, 77);
	expect(compare(numbered, picture(waves)).psnr).toBe(99);
});

test('pictures of different sizes are not compared', () => {
	const small = { data: new Uint8Array(64), width: 8, height: 8 };
	expect(() => compare(small, picture(waves))).toThrow(RangeError);
});
