/**
 * A moment as a picture: black and white cells that survive a video codec and a smaller size. A square ring
 * with a full core (as of a QR code, ISO/IEC 18004, 6.3.3) at either end says where it is and how large.
 *
 * ```
 * #######.                .#######
 * #.....#.                .#.....#
 * #.###.#.   16 x 7 bits  .#.###.#
 * #.###.#.                .#.###.#     32 bits  which window
 * #.###.#.                .#.###.#     48 bits  milliseconds since 1970
 * #.....#.                .#.....#     32 bits  checksum of both
 * #######.                .#######
 * ```
 */
export interface ClockReading {
	/** Drawn anew for every window: says which one a picture shows. */
	readonly windowId: number;
	/** Milliseconds since 1970 when it was drawn. */
	readonly atMs: number;
}

export const columns = 32;
export const rows = 7;
export const finderSize = 7;
/** Around the code, in cells: white, so that its rings have an outside. */
export const quietZone = 1.5;
const dataColumns = { from: finderSize + 1, to: columns - finderSize - 1 };

/** The cells of a moment, row after row; true is dark. */
export function drawCode(reading: ClockReading): boolean[][] {
	const bits = toBits(reading);
	return Array.from({ length: rows }, (_, row) =>
		Array.from({ length: columns }, (_, column) => {
			if (column < finderSize) return isFinderDark(column, row);
			if (column >= columns - finderSize) return isFinderDark(columns - 1 - column, row);
			return bits[bitIndex(column, row) ?? -1] ?? false;
		}),
	);
}

/** What cells say; null unless the checksum fits. @param isDark asked for the cells that carry data */
export function parseCode(isDark: (column: number, row: number) => boolean): ClockReading | null {
	const words = new Uint32Array(4);
	for (let row = 0; row < rows; row++) {
		for (let column = dataColumns.from; column < dataColumns.to; column++) {
			const index = bitIndex(column, row) ?? 0;
			const { word, bit } = placeOf(index);
			if (isDark(column, row)) words[word] = (words[word] ?? 0) | (1 << bit);
		}
	}
	const [windowId = 0, high = 0, low = 0, sum] = words;
	if (checksum([windowId, high, low]) !== sum) return null;
	return { windowId, atMs: high * 2 ** 24 + low };
}

function toBits({ windowId, atMs }: ClockReading): boolean[] {
	const time = [Math.floor(atMs / 2 ** 24), atMs % 2 ** 24];
	const words = [windowId, ...time];
	const all = [...words, checksum(words)];
	const count = (dataColumns.to - dataColumns.from) * rows;
	return Array.from({ length: count }, (_, index) => {
		const { word, bit } = placeOf(index);
		return (((all[word] ?? 0) >>> bit) & 1) === 1;
	});
}

function bitIndex(column: number, row: number): number | null {
	if (column < dataColumns.from || column >= dataColumns.to) return null;
	return row * (dataColumns.to - dataColumns.from) + (column - dataColumns.from);
}

/** The time's two words have 24 bits each. */
function placeOf(index: number): { word: number; bit: number } {
	if (index < 32) return { word: 0, bit: index };
	if (index < 56) return { word: 1, bit: index - 32 };
	if (index < 80) return { word: 2, bit: index - 56 };
	return { word: 3, bit: index - 80 };
}

function isFinderDark(column: number, row: number): boolean {
	const fromMiddle = Math.max(Math.abs(column - 3), Math.abs(row - 3));
	return fromMiddle !== 2;
}

/** CRC-32 (IEEE 802.3) of 32-bit words, the lowest byte first. */
function checksum(words: readonly number[]): number {
	let sum = 0xffffffff;
	for (const word of words) {
		for (let shift = 0; shift < 32; shift += 8) {
			sum ^= (word >>> shift) & 0xff;
			for (let turn = 0; turn < 8; turn++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
		}
	}
	return ~sum >>> 0;
}
