import { expect, test } from 'vitest';
import { called, handsInOrder, rosterOrder } from './rosterOrder.ts';

const one = (id: string, more: Partial<Parameters<typeof rosterOrder>[0][number]> = {}) => ({
	id,
	name: id,
	isSelf: false,
	role: 'guest' as const,
	hand: null,
	...more,
});

test('oneself, the host, then everybody as they came', () => {
	const order = rosterOrder([one('me', { isSelf: true }), one('b'), one('h', { role: 'host' }), one('a')]);
	expect(order).toEqual(['me', 'h', 'b', 'a']);
});

test('raised hands come first, in the order in which they were raised', () => {
	const people = [
		one('me', { isSelf: true, hand: 20 }),
		one('b'),
		one('late', { hand: 30 }),
		one('early', { hand: 10 }),
	];
	expect(rosterOrder(people)).toEqual(['early', 'me', 'late', 'b']);
	expect(handsInOrder(people)).toEqual(['early', 'me', 'late']);
});

test.each([
	['chl', ['Chloé Dubois'], ['Michl']],
	['chloe', ['Chloé Dubois'], ['Ben Okri']],
	['dub CHL', ['Chloé Dubois'], ['Dubravka']],
	['وك', [], ['مالوك']],
	['مح', ['محمد العلي'], []],
	['', ['Ben', 'Chloé'], []],
])('"%s" finds whom it should', (typed, found, not) => {
	const people = [...found, ...not].map((name) => one(name));
	expect(called(people, typed)).toEqual(found);
});
