import { expect, test } from 'vitest';
import { frameEdges, type Rectangle, signPlace } from './place.ts';

const second: Rectangle = { x: 1440, y: -200, width: 1280, height: 1024 };

const inside = (inner: Rectangle, outer: Rectangle) =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height;

test('the sign is in the middle of the upper edge of its display', () => {
	const place = signPlace(second);
	expect(inside(place, second)).toBe(true);
	expect(place.x + place.width / 2).toBe(second.x + second.width / 2);
	expect(place.y - second.y).toBeLessThan(20);
});

test('it fits a display that is narrower than the sign', () => {
	const narrow = { x: 0, y: 0, width: 360, height: 640 };
	expect(inside(signPlace(narrow), narrow)).toBe(true);
});

test('the frame goes round the whole screen, and nothing of it lies twice or outside', () => {
	const edges = frameEdges(second);
	expect(edges.every((edge) => inside(edge, second))).toBe(true);
	const area = (one: Rectangle) => one.width * one.height;
	const without = area({ x: 0, y: 0, width: second.width - 8, height: second.height - 8 });
	expect(edges.reduce((sum, edge) => sum + area(edge), 0)).toBe(area(second) - without);
	expect(Math.min(...edges.flatMap(({ width, height }) => [width, height]))).toBe(4);
});
