/** Where things go on the stage. Lengths are CSS pixels; `x` counts from the side where reading begins. */
export interface Area {
	readonly width: number;
	readonly height: number;
}
export interface Place extends Area {
	readonly x: number;
	readonly y: number;
}

/** From a square to a camera's usual shape: between these a picture may fill its tile, and a face fits. */
const narrowest = 1;
const widest = 16 / 9;
/** Cameras give 4:3 to 16:9; what a tile has beyond that shows nothing more of a person. */
const narrowestPicture = 4 / 3;

export interface GridLimits {
	/** How narrow a tile may be, width by height. */
	readonly narrow?: number;
	/** Tiles without pictures need not fill a wall. */
	readonly largest?: Area;
}

/**
 * Equal tiles for `count` people, as large as the area allows, in rows; a last row that is not full
 * stands in the middle. Every number of columns is tried, and the one that shows most of people wins.
 */
export function arrangeGrid(
	count: number,
	area: Area,
	gap: number,
	{ narrow = narrowest, largest = area }: GridLimits = {},
): Place[] {
	if (count <= 0 || area.width <= 0 || area.height <= 0) return [];
	let best = { columns: 1, rows: count, tile: { width: 0, height: 0 }, seen: -1, strange: 0 };
	for (let columns = 1; columns <= count; columns++) {
		const rows = Math.ceil(count / columns);
		// 5 columns for 8 leave rows of 5 and 3; 4 columns make the same rows fuller.
		if (Math.ceil(count / rows) < columns) continue;
		const tile = clampTile(
			{
				width: Math.min(largest.width, (area.width - gap * (columns - 1)) / columns),
				height: Math.min(largest.height, (area.height - gap * (rows - 1)) / rows),
			},
			narrow,
		);
		if (tile.width <= 0 || tile.height <= 0) continue;
		const seen = pictureArea(tile);
		// Of arrangements that show as much, the one that is shaped like the window.
		const shape = (columns * tile.width) / (rows * tile.height);
		const strange = Math.abs(Math.log((shape * area.height) / area.width));
		const better = Math.abs(seen - best.seen) < 1 ? strange < best.strange : seen > best.seen;
		if (better) best = { columns, rows, tile, seen, strange };
	}
	const { columns, rows, tile } = best;
	const top = (area.height - rows * tile.height - (rows - 1) * gap) / 2;
	return Array.from({ length: count }, (_, index) => {
		const row = Math.floor(index / columns);
		const inRow = Math.min(columns, count - row * columns);
		const start = (area.width - inRow * tile.width - (inRow - 1) * gap) / 2;
		return {
			x: Math.max(0, start) + (index - row * columns) * (tile.width + gap),
			y: Math.max(0, top) + row * (tile.height + gap),
			...tile,
		};
	});
}

function clampTile({ width, height }: Area, narrow: number): Area {
	if (width > height * widest) return { width: height * widest, height };
	if (width < height * narrow) return { width, height: width / narrow };
	return { width, height };
}

function pictureArea({ width, height }: Area): number {
	return width < height * narrowestPicture ? (width * width) / narrowestPicture : width * height;
}

/** Smaller than this, nobody is recognised and no name can be read. */
const smallestTile: Area = { width: 80, height: 56 };

/**
 * The grid, with as many of `count` people as can still be recognised. The rest is counted in one tile.
 * @returns a place for each that is shown, and where "3 more" stands, if not everybody is
 */
export function arrangeCrowd(
	count: number,
	area: Area,
	gap: number,
	limits: GridLimits = {},
): { readonly places: readonly Place[]; readonly more: Place | null } {
	for (let shown = count; shown > 1; shown--) {
		const places = arrangeGrid(shown < count ? shown + 1 : shown, area, gap, limits);
		const [first] = places;
		if (!first || first.width < smallestTile.width || first.height < smallestTile.height) continue;
		if (shown === count) return { places, more: null };
		return { places: places.slice(0, shown), more: places[shown] ?? null };
	}
	return { places: arrangeGrid(Math.min(1, count), area, gap, limits), more: null };
}

export interface StageArrangement {
	/** The large place: a share, or who speaks. */
	readonly main: Place;
	/** Those who have a place in the strip, first ones first. */
	readonly strip: readonly Place[];
	/** Where "3 more" stands, if not everybody fits. */
	readonly more: Place | null;
}

/** In the strip, a tile must still show who it is. */
const smallestStripTile = 104;

interface StageOptions {
	/** Height at the lower edge that a strip below keeps free. */
	readonly bar?: number;
	/** Height at the upper edge that a strip beside keeps free. */
	readonly top?: number;
	/** The shape of what has the large place, width by height. */
	readonly picture?: number;
}

/**
 * One large place and `count` people in a strip, beside it or below it: where the picture in the large
 * place comes out larger. Strip tiles never shrink below recognition; who finds no place is counted in
 * `more`.
 */
export function arrangeStage(
	count: number,
	whole: Area,
	gap: number,
	{ bar = 0, top = 0, picture = widest }: StageOptions = {},
): StageArrangement {
	if (count <= 0) return { main: { x: 0, y: 0, ...whole }, strip: [], more: null };
	const [beside, below] = [stripBeside(whole, gap, top, picture), stripBelow(whole, gap, bar, picture)];
	const { main, strip } = shownArea(beside.main, picture) >= shownArea(below.main, picture) ? beside : below;
	const moved = (place: Place): Place => ({
		...place,
		x: place.x + strip.x,
		y: place.y + strip.y,
	});

	for (let shown = count; shown >= 1; shown--) {
		const places = arrangeGrid(shown < count ? shown + 1 : shown, strip, gap, {
			narrow: narrowestPicture,
		}).map(moved);
		const [first] = places;
		const last = places[places.length - 1];
		if (!first || !last || (first.width < smallestStripTile && shown > 1)) continue;
		return shown < count
			? { main, strip: places.slice(0, shown), more: last }
			: { main, strip: places, more: null };
	}
	return { main, strip: [], more: null };
}

interface Split {
	readonly main: Place;
	readonly strip: Place;
}

function stripBeside({ width, height }: Area, gap: number, top: number, picture: number): Split {
	// What the picture leaves free anyway may as well show people.
	const spare = Math.min(width * 0.3, width - height * picture - gap);
	const depth = Math.max(between(128, width * 0.18, Math.max(360, width * 0.13)), spare);
	return {
		main: { x: 0, y: 0, width: Math.max(0, width - depth - gap), height },
		strip: { x: width - depth, y: top, width: depth, height: Math.max(0, height - top) },
	};
}

function stripBelow(whole: Area, gap: number, bar: number, picture: number): Split {
	const { width } = whole;
	const height = Math.max(0, whole.height - bar);
	const spare = Math.min(height * 0.4, height - width / picture - gap);
	const depth = Math.max(between(80, height * 0.2, 240), spare);
	return {
		main: { x: 0, y: 0, width, height: Math.max(0, height - depth - gap) },
		strip: { x: 0, y: height - depth, width, height: depth },
	};
}

/** How much of the window a picture of this shape covers when it is shown whole in a place. */
function shownArea({ width, height }: Area, picture: number): number {
	const shown = Math.min(width, height * picture);
	return (shown * shown) / picture;
}

function between(low: number, value: number, high: number): number {
	return Math.min(high, Math.max(low, value));
}

/**
 * Whether a camera's picture may fill its tile. A square cut out of a 16:9 picture leaves a face whole, as
 * it is in the middle; more than that, and the picture is shown whole instead. Aspects are width by height.
 */
export function fillsTile(picture: number, tile: number): boolean {
	return Math.min(picture / tile, tile / picture) >= 0.55;
}
