/** @throws {RangeError} for no values */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	const upper = sorted[sorted.length >> 1];
	const lower = sorted[(sorted.length - 1) >> 1];
	if (upper === undefined || lower === undefined) throw new RangeError('The median of nothing');
	return (lower + upper) / 2;
}

/** A figure of repetitions: their median, the lowest and the highest. */
export function repeated(values: readonly number[]) {
	return {
		value: median(values),
		spread: [Math.min(...values), Math.max(...values)] as const,
		repetitions: values.length,
	};
}

export interface Point {
	readonly x: number;
	readonly y: number;
}

/**
 * The straight line through points, by least squares.
 * @throws {RangeError} unless there are two different `x`
 */
export function lineThrough(points: readonly Point[]): { slope: number; at0: number } {
	const middle = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
	let [both, square] = [0, 0];
	for (const { x, y } of points) {
		both += (x - middle.x) * (y - middle.y);
		square += (x - middle.x) ** 2;
	}
	if (!(square > 0)) throw new RangeError('A line needs two different places');
	const slope = both / square;
	return { slope, at0: middle.y - slope * middle.x };
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
