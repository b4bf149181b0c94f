import { expect, test } from 'vitest';
import { Knocks } from './knocks.ts';

test('everybody who waits is told of once, and anew when they come again', () => {
	const knocks = new Knocks();
	const [ben, carla] = ['Ben', 'Carla'].map((name) => ({ peerId: name.toLowerCase(), name })) as [
		{ peerId: string; name: string },
		{ peerId: string; name: string },
	];
	expect(knocks.news([ben])).toEqual([ben]);
	expect(knocks.news([ben, carla])).toEqual([carla]);
	expect(knocks.news([carla])).toEqual([]);
	expect(knocks.news([carla, ben])).toEqual([ben]);
});
