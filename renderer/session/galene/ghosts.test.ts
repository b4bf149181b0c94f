import { beforeEach, expect, it } from 'vitest';
import { Ghosts, OwnPlaces } from './ghosts.ts';

let ghosts: Ghosts;
let found: string[];

beforeEach(() => {
	found = [];
	ghosts = new Ghosts((id) => found.push(id));
});

it('finds who somebody was before, whichever of the two is told first', async () => {
	for (const ghostFirst of [true, false]) {
		const anna = new OwnPlaces();
		const names = ghostFirst ? (['a1', 'a2'] as const) : (['a3', 'a4'] as const);
		const places = [await anna.next(names[0]), await anna.next(names[1])] as const;
		for (const which of ghostFirst ? ([0, 1] as const) : ([1, 0] as const))
			await ghosts.hear(names[which], places[which]);
	}
	expect(found).toEqual(['a1', 'a3']);
	expect(ghosts.has('a2')).toBe(false);
});

it('finds all that are left of several', async () => {
	const anna = new OwnPlaces();
	for (const id of ['a1', 'a2', 'a3']) await ghosts.hear(id, await anna.next(id));
	expect(found).toEqual(['a1', 'a2']);
});

it('believes nobody who calls somebody else a ghost', async () => {
	const anna = new OwnPlaces();
	const mallory = new OwnPlaces();
	const first = await anna.next('a1');
	await ghosts.hear('a1', first);
	const second = await anna.next('a2');
	await ghosts.hear('a2', second);
	const [secret = { id: '', secret: '' }] = second.before;
	const { seal } = await mallory.next('m');
	await ghosts.hear('m', {
		seal,
		before: [
			{ id: 'a2', secret: 'guessed' },
			{ ...secret, id: 'a2' },
		],
	});
	expect(found).toEqual(['a1']);
});

it('tells of no one who left, nor twice', async () => {
	const anna = new OwnPlaces();
	const [first, second] = [await anna.next('a1'), await anna.next('a2')];
	await ghosts.hear('a1', first);
	ghosts.left('a1');
	await ghosts.hear('a2', second);
	expect(found).toEqual([]);
	await ghosts.hear('a1', first);
	await ghosts.hear('a1', first);
	expect(found).toEqual(['a1']);
});
