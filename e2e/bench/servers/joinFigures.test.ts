import { expect, test } from 'vitest';
import { figuresOf, type JoinOf, ratioOf } from './joinFigures.ts';

const join = (way: JoinOf['way'], roundTripMs: number, firstPicture: number): JoinOf => ({
	...{ way, roundTripMs, firstPicture, loading: 30 },
	...{ joined: firstPicture, described: firstPicture / 2, ice: firstPicture, dtls: firstPicture },
});

/** A way that takes some time of its own and so many round trips. */
const walk = (way: JoinOf['way'], ownMs: number, roundTrips: number) =>
	[0, 50, 100].flatMap((ms) => [-1, 0, 1].map((noise) => join(way, ms, ownMs + roundTrips * ms + noise)));

test('a way is told in round trips and at each distance, and against the stock client', () => {
	const figures = figuresOf('sfu', 'its client', [
		...walk('opening', 100, 6),
		...walk('lobby', 100, 4),
		...walk('stock', 100, 8),
	]);
	const told = (name: string) => figures.find((figure) => figure.name === name)?.value;
	expect(told('sfu: Parley, from opening the link')).toBeCloseTo(6);
	expect(told('sfu: its client')).toBeCloseTo(8);
	// 100 + 400 + 700 against 100 + 500 + 900.
	expect(told('sfu: Parley, from opening the link, against its client')).toBeCloseTo(1200 / 1500);
	expect(figures.find(({ name }) => name === '  at a round trip of 50 ms')).toMatchObject({
		value: 400,
		spread: [399, 401],
		repetitions: 3,
	});
});

test('one that took long once does not count against it', () => {
	const quick = new Map([[0, [100, 101, 5000]]]);
	expect(ratioOf(quick, new Map([[0, [101, 101, 101]]]))).toBe(1);
});
