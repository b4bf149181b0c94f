/** A picture as a canvas gives it: red, green, blue and opacity of each pixel. */
export type Picture = Pick<ImageData, 'data' | 'width' | 'height'>;

/** How light a picture is, from 0 to 255. Outside of it everything is white. */
export class Shades {
	readonly width: number;
	readonly height: number;
	readonly #data: Picture['data'];

	constructor({ data, width, height }: Picture) {
		this.#data = data;
		this.width = width;
		this.height = height;
	}

	at(x: number, y: number): number {
		if (x < 0 || y < 0 || x >= this.width || y >= this.height) return 255;
		const index = (y * this.width + x) * 4;
		const [red = 0, green = 0, blue = 0] = [this.#data[index], this.#data[index + 1], this.#data[index + 2]];
		// ITU-R BT.709; the difference to BT.601 does not matter to black and white.
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	}

	/** The mean of a rectangle around a point, of one pixel at least. */
	mean(x: number, y: number, reachX: number, reachY: number): number {
		let sum = 0;
		let count = 0;
		for (let row = Math.round(y - reachY); row <= Math.round(y + reachY); row++) {
			for (let column = Math.round(x - reachX); column <= Math.round(x + reachX); column++) {
				sum += this.at(column, row);
				count++;
			}
		}
		return sum / count;
	}

	/** The darkest and the lightest of a row. */
	range(y: number): { darkest: number; lightest: number } {
		let [darkest, lightest] = [255, 0];
		for (let x = 0; x < this.width; x++) {
			const shade = this.at(x, y);
			if (shade < darkest) darkest = shade;
			if (shade > lightest) lightest = shade;
		}
		return { darkest, lightest };
	}
}
