import { type ClockReading, columns, finderSize, parseCode, rows } from './clockCode.ts';
import { type Finder, findFinders } from './finders.ts';
import { type Picture, Shades } from './shades.ts';

/** Cells between the middles of the two rings. */
const span = columns - finderSize;
/** How much of a cell's middle is looked at: its edges are blurred. */
const sampled = 0.25;

/**
 * Reads the clock in a decoded picture of any size, wherever in it the clock is.
 * @returns null when there is none, or it cannot be read for certain
 */
export function readClock(picture: Picture): ClockReading | null {
	const shades = new Shades(picture);
	const finders = findFinders(shades);
	for (const left of finders) {
		for (const right of finders) {
			if (!belongTogether(left, right)) continue;
			const reading = readBetween(shades, left, right);
			if (reading) return reading;
		}
	}
	return null;
}

function belongTogether(left: Finder, right: Finder): boolean {
	const cell = (left.cellWidth + right.cellWidth) / 2;
	const distance = (right.x - left.x) / span;
	return (
		Math.abs(left.cellWidth - right.cellWidth) < 0.3 * cell &&
		Math.abs(left.y - right.y) < cell &&
		Math.abs(distance - cell) < 0.2 * cell
	);
}

function readBetween(shades: Shades, left: Finder, right: Finder): ClockReading | null {
	const width = (right.x - left.x) / span;
	const height = (left.cellHeight + right.cellHeight) / 2;
	const middle = (finderSize - 1) / 2;
	const shadeOf = (column: number, row: number) => {
		const x = left.x + (column - middle) * width;
		const y = left.y + ((column - middle) / span) * (right.y - left.y) + (row - (rows - 1) / 2) * height;
		return shades.mean(x, y, width * sampled, height * sampled);
	};
	const dark = (shadeOf(middle, middle) + shadeOf(columns - 1 - middle, middle)) / 2;
	const light = (shadeOf(finderSize, middle) + shadeOf(columns - 1 - finderSize, middle)) / 2;
	if (light - dark < 30) return null;
	return parseCode((column, row) => shadeOf(column, row) < (dark + light) / 2);
}
