import { expect, test } from 'vitest';
import { lineThrough, median, repeated } from './statistics.ts';

test('the median is in the middle, or between the two in the middle, whatever their order', () => {
	expect(median([9, 1, 5])).toBe(5);
	expect(median([10, 2, 4, 100])).toBe(7);
	expect(() => median([])).toThrow(RangeError);
});

test('repetitions are told with their extremes', () => {
	expect(repeated([4, 90, 5])).toEqual({ value: 5, spread: [4, 90], repetitions: 3 });
});

test('the slope of delays is a number of round trips', () => {
	const line = lineThrough([
		{ x: 0, y: 150 },
		{ x: 100, y: 550 },
		{ x: 200, y: 950 },
	]);
	expect(line.slope).toBeCloseTo(4);
	expect(line.at0).toBeCloseTo(150);
});

test('a single delay has no slope', () => {
	expect(() =>
		lineThrough([
			{ x: 100, y: 1 },
			{ x: 100, y: 2 },
		]),
	).toThrow(RangeError);
});
