/** How a grid lies: keys mean other places in it. */
export interface Grid {
	readonly count: number;
	readonly columns: number;
	/** Where text runs from right to left, so does the grid. */
	readonly direction: 'ltr' | 'rtl';
}

/**
 * Where an arrow leads from a place in a grid.
 * @returns undefined for any other key; the place itself where there is nothing further
 */
export function placeAfterKey(
	key: string,
	place: number,
	{ count, columns, direction }: Grid,
): number | undefined {
	const forwards = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
	const backwards = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
	const last = count - 1;
	if (last < 0) return undefined;
	switch (key) {
		case forwards:
			return Math.min(place + 1, last);
		case backwards:
			return Math.max(place - 1, 0);
		case 'ArrowUp':
			return place >= columns ? place - columns : place;
		case 'ArrowDown': {
			const lastRow = Math.floor(last / columns);
			// From above a row that is not full one gets to its end.
			return Math.floor(place / columns) < lastRow ? Math.min(place + columns, last) : place;
		}
		case 'PageUp':
			return place % columns;
		case 'PageDown':
			return last;
		default:
			return undefined;
	}
}
