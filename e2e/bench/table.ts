import type { Figure } from './measurement.ts';

/** Figures as lines of text, in columns. */
export function drawTable(figures: readonly Figure[]): string[] {
	const rows = figures.map((figure) => [
		figure.name,
		figure.value === null ? 'not measured' : `${rounded(figure.value)} ${figure.unit}`,
		figure.spread && figure.spread[0] !== figure.spread[1]
			? `${rounded(figure.spread[0])} to ${rounded(figure.spread[1])}, ${figure.repetitions} times`
			: '',
		figure.baseline ? `${figure.baseline.what}: ${rounded(figure.baseline.value)}` : '',
		aimOf(figure),
		figure.why ?? '',
	]);
	const widths = columns.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) =>
		`  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
	return [line(columns), ...rows.map(line)];
}

const columns = ['', 'median', 'spread', 'against', 'aim', ''];

function aimOf({ aim, value }: Figure): string {
	if (!aim) return '';
	const [words, kept] =
		'atMost' in aim
			? [`at most ${aim.atMost}`, value !== null && value <= aim.atMost]
			: [`at least ${aim.atLeast}`, value !== null && value >= aim.atLeast];
	return value === null ? words : `${words}: ${kept ? 'yes' : 'NO'}`;
}

/** Three digits that count, and no fewer than stand before the point. */
export function rounded(value: number): string {
	const size = Math.abs(value);
	return value.toFixed(size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2);
}
