import { expect, test } from 'vitest';
import { type Grid, placeAfterKey } from './gridKeys.ts';

// 0 1 2
// 3 4 5
// 6
const grid: Grid = { count: 7, columns: 3, direction: 'ltr' };
const after = (key: string, place: number, other: Partial<Grid> = {}) =>
	placeAfterKey(key, place, { ...grid, ...other });

test('arrows go through the grid as it is seen', () => {
	expect(after('ArrowRight', 2)).toBe(3);
	expect(after('ArrowLeft', 3)).toBe(2);
	expect(after('ArrowDown', 0)).toBe(3);
	expect(after('ArrowUp', 5)).toBe(2);
});

test('from right to left the sides change places, rows do not', () => {
	expect(after('ArrowLeft', 2, { direction: 'rtl' })).toBe(3);
	expect(after('ArrowRight', 3, { direction: 'rtl' })).toBe(2);
	expect(after('ArrowDown', 0, { direction: 'rtl' })).toBe(3);
});

test('nobody falls out of it', () => {
	expect(after('ArrowLeft', 0)).toBe(0);
	expect(after('ArrowRight', 6)).toBe(6);
	expect(after('ArrowUp', 1)).toBe(1);
	expect(after('ArrowDown', 6)).toBe(6);
	expect(after('ArrowDown', 5)).toBe(6);
	expect(after('PageDown', 0)).toBe(6);
	expect(after('PageUp', 5)).toBe(2);
	expect(after('ArrowDown', 0, { count: 0 })).toBeUndefined();
});

test('other keys are none of its business', () => {
	for (const key of ['a', 'Home', 'Enter', 'Tab']) expect(after(key, 0)).toBeUndefined();
});
