import { finderSize } from './clockCode.ts';
import type { Shades } from './shades.ts';

/** One of the two rings: its middle and the size of a cell there, in pixels (0 is the first pixel's middle). */
export interface Finder {
	readonly x: number;
	readonly y: number;
	readonly cellWidth: number;
	readonly cellHeight: number;
}

/** Any line through the core of a ring is dark, light, dark, light, dark in these lengths. */
const proportions = [1, 1, 3, 1, 1] as const;
/** Cells are larger than this many pixels, so a core is met by one line of these. */
const lineDistance = 4;
const leastContrast = 40;

interface Crossing {
	readonly middle: number;
	readonly cell: number;
}

/** Everything in a picture that looks like a ring. */
export function findFinders(shades: Shades): Finder[] {
	const found: Finder[] = [];
	for (let y = lineDistance >> 1; y < shades.height; y += lineDistance) {
		const { darkest, lightest } = shades.range(y);
		if (lightest - darkest < leastContrast) continue;
		const threshold = (darkest + lightest) / 2;
		for (const { middle: x } of crossings((at) => shades.at(at, y) < threshold, shades.width)) {
			const finder = confirm(shades, Math.round(x), y, threshold);
			if (finder && !found.some((other) => isSame(other, finder))) found.push(finder);
		}
	}
	return found;
}

/** Crosses it from top to bottom, then from side to side through what is then known as its middle. */
function confirm(shades: Shades, x: number, y: number, threshold: number): Finder | null {
	const down = crossings((at) => shades.at(x, at) < threshold, shades.height);
	const vertical = down.find(({ middle, cell }) => Math.abs(middle - y) < 2 * cell);
	if (!vertical) return null;
	const row = Math.round(vertical.middle);
	const across = crossings((at) => shades.at(at, row) < threshold, shades.width);
	const horizontal = across.find(({ middle, cell }) => Math.abs(middle - x) < 2 * cell);
	if (!horizontal) return null;
	const ratio = horizontal.cell / vertical.cell;
	if (ratio < 0.6 || ratio > 1.7) return null;
	return { x: horizontal.middle, y: vertical.middle, cellWidth: horizontal.cell, cellHeight: vertical.cell };
}

function isSame(one: Finder, other: Finder): boolean {
	return Math.abs(one.x - other.x) < one.cellWidth && Math.abs(one.y - other.y) < one.cellHeight;
}

/** Where along a line the proportions of a ring are. */
function crossings(isDark: (at: number) => boolean, length: number): Crossing[] {
	const edges: number[] = [];
	let dark = false;
	for (let at = 0; at < length; at++) {
		if (isDark(at) === dark) continue;
		dark = !dark;
		edges.push(at);
	}
	edges.push(length);
	const found: Crossing[] = [];
	// Dark stretches begin at even edges.
	for (let first = 0; first + 5 < edges.length; first += 2) {
		const crossing = ringAt(edges, first);
		if (crossing) found.push(crossing);
	}
	return found;
}

function ringAt(edges: readonly number[], first: number): Crossing | null {
	const edge = (index: number) => edges[first + index] ?? 0;
	const cell = (edge(5) - edge(0)) / finderSize;
	if (cell < 2) return null;
	const fits = proportions.every((share, index) => {
		const length = edge(index + 1) - edge(index);
		return Math.abs(length - share * cell) <= Math.max(1, share * cell * 0.5);
	});
	return fits ? { middle: (edge(0) + edge(5) - 1) / 2, cell } : null;
}
