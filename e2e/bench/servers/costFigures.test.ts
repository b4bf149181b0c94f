import { expect, test } from 'vitest';
import { type Client, costFigures } from './costFigures.ts';

const stretch = (client: Client, browserCores: number, decodedPerSecond: number) => ({
	...{ client, browserCores, decodedPerSecond },
	serverCores: 0.1,
});

test('who shows half the pictures at three quarters of the cost is dearer for each', () => {
	const figures = costFigures('sfu', 'its client', [
		stretch('parley', 0.6, 90),
		stretch('stock', 0.8, 180),
		stretch('held', 0.5, 180),
		stretch('stock', 0.8, 180),
		stretch('parley', 0.6, 90),
	]);
	const [all, each, held] = figures;
	expect(all).toMatchObject({ aim: { atMost: 1 }, baseline: { value: 0.8 } });
	expect(all?.value).toBeCloseTo(0.75);
	expect(each?.value).toBeCloseTo(1.5);
	expect(held?.value).toBeCloseTo(1.2);
});
