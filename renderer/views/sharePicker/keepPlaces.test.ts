import { expect, test } from 'vitest';
import { keepPlaces, type Placed } from './keepPlaces.ts';

const one = (id: string, title = id) => ({ id, title });
const places = (placed: readonly Placed<{ id: string }>[]) =>
	placed.map(({ source, gone }) => (gone ? `(${source.id})` : source.id));

test('nothing changes its place, whatever the order in which the system tells', () => {
	const first = keepPlaces([], [one('a'), one('b'), one('c')]);
	expect(places(keepPlaces(first, [one('c'), one('d'), one('a'), one('b')]))).toEqual(['a', 'b', 'c', 'd']);
});

test('a closed window keeps its place, and takes it again when it is back', () => {
	const first = keepPlaces([], [one('a'), one('b'), one('c')]);
	const second = keepPlaces(first, [one('a'), one('c')]);
	expect(places(second)).toEqual(['a', '(b)', 'c']);
	expect(places(keepPlaces(second, [one('b'), one('c')]))).toEqual(['(a)', 'b', 'c']);
});

test('titles and pictures are the new ones', () => {
	const first = keepPlaces([], [one('a', 'old')]);
	expect(keepPlaces(first, [one('a', 'new')])[0]?.source).toEqual(one('a', 'new'));
});
