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

/**
 * Equal tiles for `count` people, as large as the area allows, in rows; a last row that is not full
 * stands in the middle. Every number of columns is tried, and the one that shows most of people wins.
 * @param narrow how narrow a tile may be, width by height
 */
export function arrangeGrid(count: number, area: Area, gap: number, narrow = narrowest): Place[] {
	if (count <= 0 || area.width <= 0 || area.height <= 0) return [];
	let best = { columns: 1, rows: count, tile: { width: 0, height: 0 }, seen: -1 };
	for (let columns = 1; columns <= count; columns++) {
		const rows = Math.ceil(count / columns);
		// 5 columns for 8 leave rows of 5 and 3; 4 columns make the same rows fuller.
		if (Math.ceil(count / rows) < columns) continue;
		const tile = clampTile(
			{
				width: (area.width - gap * (columns - 1)) / columns,
				height: (area.height - gap * (rows - 1)) / rows,
			},
			narrow,
		);
		if (tile.width <= 0 || tile.height <= 0) continue;
		const seen = pictureArea(tile);
		if (seen > best.seen) best = { columns, rows, tile, seen };
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

/**
 * One large place and `count` people in a strip: beside it in a wide window, below it in a tall one.
 * Strip tiles never shrink below recognition; who finds no place is counted in `more`.
 * @param bar height at the lower edge that a strip below keeps free
 */
export function arrangeStage(count: number, whole: Area, gap: number, bar = 0): StageArrangement {
	const beside = whole.width > whole.height * 1.2;
	const area = beside ? whole : { ...whole, height: Math.max(0, whole.height - bar) };
	if (count <= 0) return { main: { x: 0, y: 0, ...area }, strip: [], more: null };
	const depth = beside ? between(128, area.width * 0.18, 360) : between(80, area.height * 0.2, 240);
	const main = beside
		? { x: 0, y: 0, width: Math.max(0, area.width - depth - gap), height: area.height }
		: { x: 0, y: 0, width: area.width, height: Math.max(0, area.height - depth - gap) };
	const strip = beside ? { width: depth, height: area.height } : { width: area.width, height: depth };
	const offset = beside ? { x: area.width - depth, y: 0 } : { x: 0, y: area.height - depth };
	const moved = (place: Place): Place => ({ ...place, x: place.x + offset.x, y: place.y + offset.y });

	for (let shown = count; shown >= 1; shown--) {
		const places = arrangeGrid(shown < count ? shown + 1 : shown, strip, gap, narrowestPicture).map(moved);
		const [first] = places;
		const last = places[places.length - 1];
		if (!first || !last || (first.width < smallestStripTile && shown > 1)) continue;
		return shown < count
			? { main, strip: places.slice(0, shown), more: last }
			: { main, strip: places, more: null };
	}
	return { main, strip: [], more: null };
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
