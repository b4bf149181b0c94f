import type { Figure } from '../measurement.ts';
import { lineThrough, median, repeated } from '../statistics.ts';
import type { JoinTimes } from './pages/participant.ts';

/** Parley from opening the link or from the lobby, or the stock client from its call that connects. */
export type Way = 'opening' | 'lobby' | 'stock';

export type JoinOf = JoinTimes & {
	readonly way: Way;
	readonly roundTripMs: number;
	/** Milliseconds that were spent on modules before the join began. */
	readonly loading: number;
};

/** Of one kind of server. @param stock what its own client is called */
export function figuresOf(kind: string, stock: string, joins: readonly JoinOf[]): Figure[] {
	const names: Readonly<Record<Way, string>> = {
		opening: 'Parley, from opening the link',
		lobby: 'Parley, from the lobby',
		stock,
	};
	const ways = (['opening', 'lobby', 'stock'] as const).map((way) => ({
		title: `${kind}: ${names[way]}`,
		way,
		ms: timesOf(joins, way),
	}));
	const stockTimes = timesOf(joins, 'stock');
	return [
		...ways.flatMap(({ title, way, ms }): Figure[] =>
			way === 'stock' ? [] : [ratioFigure(title, stock, ms, stockTimes)],
		),
		...ways.flatMap(({ title, way }) =>
			wayFigures(
				title,
				joins.filter((one) => one.way === way),
			),
		),
		{
			name: `${kind}: Parley's adapter, loaded before`,
			...repeated(joins.filter(({ way }) => way !== 'stock').map(({ loading }) => loading)),
			unit: 'ms',
		},
	];
}

function ratioFigure(
	title: string,
	stock: string,
	parley: ReadonlyMap<number, readonly number[]>,
	stockTimes: ReadonlyMap<number, readonly number[]>,
): Figure {
	return {
		name: `${title}, against ${stock}`,
		value: ratioOf(parley, stockTimes),
		unit: 'x',
		aim: { atMost: 1 },
		baseline: { what: 'all its medians, ms', value: sumOfMedians(stockTimes) },
	};
}

/** How much longer one takes than the other, over all distances. */
export function ratioOf(
	one: ReadonlyMap<number, readonly number[]>,
	other: ReadonlyMap<number, readonly number[]>,
): number {
	return sumOfMedians(one) / sumOfMedians(other);
}

function sumOfMedians(times: ReadonlyMap<number, readonly number[]>): number {
	return [...times.values()].reduce((sum, ms) => sum + median(ms), 0);
}

/** Milliseconds to the first picture, by round-trip time. */
function timesOf(joins: readonly JoinOf[], way: Way): Map<number, number[]> {
	const times = new Map<number, number[]>();
	for (const join of joins)
		if (join.way === way)
			times.set(join.roundTripMs, [...(times.get(join.roundTripMs) ?? []), join.firstPicture]);
	return times;
}

const moments = {
	described: 'until the other side of that connection was known',
	ice: 'until its ICE was connected',
	dtls: 'until its DTLS was connected',
	joined: 'until one was inside and had begun to send',
} as const;

function wayFigures(title: string, joins: readonly JoinOf[]): Figure[] {
	const distances = [...new Set(joins.map(({ roundTripMs }) => roundTripMs))].toSorted((a, b) => a - b);
	const slope = (moment: keyof JoinTimes, of: (values: number[]) => number = median) =>
		lineThrough(
			distances.map((x) => ({
				x,
				y: of(joins.filter(({ roundTripMs }) => roundTripMs === x).map((one) => one[moment])),
			})),
		).slope;
	const unit = 'round trips';
	return [
		{ name: title, value: slope('firstPicture'), unit },
		...Object.entries(moments).map(
			([moment, what]): Figure => ({ name: `  ${what}`, value: slope(moment as keyof JoinTimes), unit }),
		),
		{
			name: '  by the quickest join of each distance',
			value: slope('firstPicture', (values) => Math.min(...values)),
			unit,
		},
		...distances.map((distance) => ({
			name: `  at a round trip of ${distance} ms`,
			...repeated(
				joins.filter(({ roundTripMs }) => roundTripMs === distance).map(({ firstPicture }) => firstPicture),
			),
			unit: 'ms',
		})),
	];
}
