import { describe, expect, test } from 'vitest';
import { bringForward, noSeats, reseat } from './seats.ts';

const ids = ['anna', 'ben', 'carl', 'dai', 'self'];

describe('seats', () => {
	test('are taken in the order of coming, oneself behind', () => {
		const first = reseat(noSeats, ['anna', 'self'], null);
		expect(first.order).toEqual(['anna', 'self']);
		expect(reseat(first, ['anna', 'ben', 'self'], null).order).toEqual(['anna', 'ben', 'self']);
	});

	test('only the two move between whom the large place passes', () => {
		const anna = reseat(reseat(noSeats, ids, null), ids, 'anna');
		const carl = reseat(anna, ids, 'carl');
		expect(carl.order).toEqual(['carl', 'ben', 'anna', 'dai', 'self']);
		const strip = (order: readonly string[], large: string) => order.filter((id) => id !== large);
		expect(strip(anna.order, 'anna')).toEqual(['ben', 'carl', 'dai', 'self']);
		expect(strip(carl.order, 'carl')).toEqual(['ben', 'anna', 'dai', 'self']);
	});

	test('stay while nobody has the large place, and close up when one leaves', () => {
		const carl = reseat(reseat(reseat(noSeats, ids, 'anna'), ids, 'carl'), ids, null);
		expect(carl).toEqual({ order: ['carl', 'ben', 'anna', 'dai', 'self'], large: 'carl' });
		const without = reseat(carl, ['anna', 'carl', 'dai', 'self'], null);
		expect(without.order).toEqual(['carl', 'anna', 'dai', 'self']);
	});
});

test('who speaks and has no room takes the last seat that is seen', () => {
	expect(bringForward(ids, 'dai', 2)).toEqual(['anna', 'dai', 'carl', 'ben', 'self']);
	expect(bringForward(ids, 'anna', 2)).toBe(ids);
	expect(bringForward(ids, null, 2)).toBe(ids);
	expect(bringForward(ids, 'dai', 0)).toBe(ids);
});
