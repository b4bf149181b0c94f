import { describe, expect, test } from 'vitest';
import { type Area, arrangeCrowd, arrangeGrid, arrangeStage, fillsTile, type Place } from './arrange.ts';

const gap = 8;
const windows: Area[] = [
	{ width: 360, height: 640 },
	{ width: 320, height: 180 },
	{ width: 1280, height: 800 },
	{ width: 2560, height: 1080 },
	{ width: 3840, height: 2160 },
];
const counts = Array.from({ length: 25 }, (_, index) => index + 1);
const cases = windows.flatMap((area) => counts.map((count) => ({ ...area, count })));

const right = (place: Place) => place.x + place.width;
const bottom = (place: Place) => place.y + place.height;
function inside(places: readonly Place[], area: Area): boolean {
	return places.every(
		(place) =>
			place.x >= -0.01 &&
			place.y >= -0.01 &&
			right(place) <= area.width + 0.01 &&
			bottom(place) <= area.height + 0.01,
	);
}
function apart(places: readonly Place[]): boolean {
	return places.every((one, index) =>
		places
			.slice(index + 1)
			.every(
				(other) =>
					right(one) <= other.x + 0.01 ||
					right(other) <= one.x + 0.01 ||
					bottom(one) <= other.y + 0.01 ||
					bottom(other) <= one.y + 0.01,
			),
	);
}

describe('the grid', () => {
	test.each(cases)('$count in $width x $height: all inside, none over another, none a slit', (it) => {
		const places = arrangeGrid(it.count, it, gap);
		expect(places).toHaveLength(it.count);
		expect(inside(places, it)).toBe(true);
		expect(apart(places)).toBe(true);
		for (const { width, height } of places) {
			expect(width / height).toBeGreaterThan(0.99);
			expect(width / height).toBeLessThan(1.79);
		}
	});

	test('uses the window: two side by side when wide, one above the other when tall', () => {
		const [first, second] = arrangeGrid(2, { width: 1280, height: 600 }, gap);
		expect(first?.y).toBe(second?.y);
		const [upper, lower] = arrangeGrid(2, { width: 360, height: 640 }, gap);
		expect(upper?.x).toBe(lower?.x);
	});

	test.each([
		[4, 2],
		[9, 3],
		[25, 5],
	])('%i people in a 16:9 window stand in %i columns', (count, columns) => {
		const places = arrangeGrid(count, { width: 1600, height: 900 }, gap);
		expect(new Set(places.map((place) => Math.round(place.x))).size).toBe(columns);
	});

	test('a last row that is not full stands in the middle', () => {
		const area = { width: 1280, height: 720 };
		const last = arrangeGrid(3, area, gap)[2];
		expect(last && last.x + last.width / 2).toBeCloseTo(area.width / 2);
	});

	test('no room and nobody need no place', () => {
		expect(arrangeGrid(3, { width: 0, height: 0 }, gap)).toEqual([]);
		expect(arrangeGrid(0, { width: 100, height: 100 }, gap)).toEqual([]);
	});
});

describe('the stage', () => {
	test.each(cases)('$count beside a share in $width x $height: inside, apart, recognisable', (it) => {
		const { main, strip, more } = arrangeStage(it.count, it, gap);
		const all = [main, ...strip, ...(more ? [more] : [])];
		expect(inside(all, it)).toBe(true);
		expect(apart(all)).toBe(true);
		expect(strip.length).toBeGreaterThan(0);
		expect(more !== null).toBe(strip.length < it.count);
		expect(main.width * main.height).toBeGreaterThan(it.width * it.height * 0.55);
	});

	test('the strip stands beside a wide stage and below a tall one', () => {
		const wide = arrangeStage(3, { width: 1280, height: 720 }, gap);
		expect(wide.strip[0]?.x).toBeGreaterThan(wide.main.width);
		const tall = arrangeStage(3, { width: 360, height: 640 }, gap);
		expect(tall.strip[0]?.y).toBeGreaterThan(tall.main.height);
	});

	test('a strip never makes the picture smaller than the other side would', () => {
		const shown = ({ main }: { main: Area }, shape: number) => Math.min(main.width, main.height * shape);
		for (const picture of [16 / 9, 4 / 3, 9 / 16, 3])
			for (let width = 320; width <= 3840; width += 320)
				for (let height = 240; height <= 2160; height += 240) {
					const chosen = arrangeStage(5, { width, height }, gap, { picture });
					const beside = {
						main: {
							width: width - Math.max(128, Math.min(Math.max(360, width * 0.13), width * 0.18)) - gap,
							height,
						},
					};
					const below = {
						main: { width, height: height - Math.max(80, Math.min(240, height * 0.2)) - gap },
					};
					const best = Math.max(shown(beside, picture), shown(below, picture));
					expect(shown(chosen, picture)).toBeGreaterThan(best - 0.01);
				}
	});

	test('what a picture leaves free beside it goes to the people', () => {
		const { strip } = arrangeStage(4, { width: 2560, height: 1080 }, gap);
		expect(strip[0]?.width).toBeGreaterThan(400);
	});

	test('alone, the share has everything', () => {
		const area = { width: 800, height: 600 };
		expect(arrangeStage(0, area, gap).main).toEqual({ x: 0, y: 0, ...area });
	});
});

describe('a crowd', () => {
	test.each(cases)('$count in $width x $height: each recognisable, all counted', (it) => {
		const { places, more } = arrangeCrowd(it.count, it, gap);
		const all = [...places, ...(more ? [more] : [])];
		expect(inside(all, it)).toBe(true);
		expect(apart(all)).toBe(true);
		expect(places.length).toBeGreaterThan(0);
		expect(more !== null).toBe(places.length < it.count);
		for (const { width, height } of places) {
			expect(width).toBeGreaterThanOrEqual(80);
			expect(height).toBeGreaterThanOrEqual(56);
		}
	});

	test('everybody has a place in a phone-wide window, and a strip shows who fits', () => {
		expect(arrangeCrowd(25, { width: 344, height: 500 }, gap).places).toHaveLength(25);
		const { places, more } = arrangeCrowd(25, { width: 284, height: 128 }, gap);
		expect(places.length).toBeGreaterThan(2);
		expect(more).not.toBe(null);
	});

	test('of arrangements with tiles as large, the one shaped like the window is taken', () => {
		const largest = { width: 220, height: 180 };
		const { places } = arrangeCrowd(6, { width: 1280, height: 700 }, gap, { largest });
		expect(new Set(places.map(({ x }) => Math.round(x))).size).toBe(3);
	});

	test('voices alone do not fill a wall, and stand together in the middle', () => {
		const area = { width: 3840, height: 2160 };
		const { places } = arrangeCrowd(3, area, gap, { largest: { width: 480, height: 400 } });
		expect(places[0]?.width).toBeLessThanOrEqual(480);
		expect(places[2] && places[2].x + places[2].width / 2).toBeCloseTo(area.width / 2);
	});
});

test('a picture fills its tile unless too much of a face could be cut off', () => {
	expect(fillsTile(16 / 9, 4 / 3)).toBe(true);
	expect(fillsTile(4 / 3, 16 / 9)).toBe(true);
	expect(fillsTile(16 / 9, 1)).toBe(true);
	expect(fillsTile(16 / 9, 3 / 4)).toBe(false);
	expect(fillsTile(9 / 16, 16 / 9)).toBe(false);
});
