/** Brightness of a picture, row after row, one byte a pixel. */
export interface Luma {
	readonly data: Uint8Array;
	readonly width: number;
	readonly height: number;
}

const bits = 10;
/** Each bit is followed by its opposite: a number that is not there is not read. */
const cells = bits * 2;
/** Pixels from the top that a picture gives up for its number, at any width. */
export const numberHeight = 32;

/** Draws a picture's number, 0 to 1023, into its first rows. */
export function drawNumber({ data, width }: Luma, number: number): void {
	for (let y = 0; y < numberHeight; y++)
		for (let x = 0; x < width; x++)
			data[y * width + x] = isLight(Math.floor((x * cells) / width), number) ? 235 : 16;
}

/** @returns null when there is none, or it cannot be read for certain */
export function readNumber(luma: Luma): number | null {
	let number = 0;
	for (let bit = 0; bit < bits; bit++) {
		const [one, opposite] = [shade(luma, bit * 2), shade(luma, bit * 2 + 1)];
		if (Math.abs(one - opposite) < 60) return null;
		if (one > opposite) number |= 1 << bit;
	}
	return number;
}

function isLight(cell: number, number: number): boolean {
	const bit = (number >> (cell >> 1)) & 1;
	return cell % 2 === 0 ? bit === 1 : bit === 0;
}

/** The mean of a cell's middle: its edges are blurred. */
function shade({ data, width }: Luma, cell: number): number {
	const side = width / cells;
	let [sum, count] = [0, 0];
	for (let y = numberHeight / 4; y < (numberHeight * 3) / 4; y++)
		for (let x = Math.ceil((cell + 0.25) * side); x < (cell + 0.75) * side; x++) {
			sum += data[y * width + x] ?? 0;
			count++;
		}
	return sum / count;
}
