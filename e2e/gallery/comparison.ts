import type { Page } from '@playwright/test';

/** Stored pictures are half as wide and high: a letter that changed is seen, a repository of megabytes is not needed. */
const scale = 0.5;
/** Pixels; differences are means over squares of this side, so that one pixel's rounding is none. */
const square = 8;

export interface Difference {
	/** Where it is, in CSS pixels of the window: the smallest box around all squares that differ. */
	readonly box: { x: number; y: number; width: number; height: number } | null;
	readonly squares: number;
	/** The largest mean difference of a square, of 255. */
	readonly most: number;
}

/**
 * Does the pixel work in the browser that took the pictures: nothing else here reads WebP.
 * @param page any page of it, for instance an empty one
 */
export function pictureTools(page: Page) {
	return {
		/** @param picture PNG @returns WebP of half its width and height */
		async shrink(picture: Buffer): Promise<Buffer> {
			const encoded = await page.evaluate(
				async ({ png, scale }) => {
					const bitmap = await createImageBitmap(await (await fetch(png)).blob());
					const canvas = new OffscreenCanvas(bitmap.width * scale, bitmap.height * scale);
					const draw = canvas.getContext('2d');
					if (!draw) throw new Error('No canvas');
					draw.imageSmoothingQuality = 'high';
					draw.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
					const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
					const bytes = new Uint8Array(await blob.arrayBuffer());
					return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
				},
				{ png: `data:image/png;base64,${picture.toString('base64')}`, scale },
			);
			return Buffer.from(encoded, 'base64');
		},

		/**
		 * Compares two shrunken pictures.
		 * @param threshold from which mean difference on (of 255) a square counts
		 */
		async compare(one: Buffer, other: Buffer, threshold: number): Promise<Difference> {
			const sources = [one, other].map((picture) => `data:image/webp;base64,${picture.toString('base64')}`);
			return page.evaluate(
				async ({ sources, square, threshold, scale }) => {
					const [before, after] = await Promise.all(
						sources.map(async (source) => {
							const bitmap = await createImageBitmap(await (await fetch(source)).blob());
							const draw = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
							if (!draw) throw new Error('No canvas');
							draw.drawImage(bitmap, 0, 0);
							return draw.getImageData(0, 0, bitmap.width, bitmap.height);
						}),
					);
					if (!before || !after) throw new Error('Two pictures are needed');
					const { width, height } = after;
					if (before.width !== width || before.height !== height)
						return { box: { x: 0, y: 0, width, height }, squares: Number.MAX_SAFE_INTEGER, most: 255 };
					let [left, top, right, bottom] = [width, height, 0, 0];
					let squares = 0;
					let most = 0;
					for (let y = 0; y < height; y += square) {
						for (let x = 0; x < width; x += square) {
							let sum = 0;
							let count = 0;
							for (let row = y; row < Math.min(y + square, height); row++) {
								for (let column = x; column < Math.min(x + square, width); column++) {
									const at = (row * width + column) * 4;
									for (const channel of [0, 1, 2]) {
										sum += Math.abs((before.data[at + channel] ?? 0) - (after.data[at + channel] ?? 0));
										count++;
									}
								}
							}
							const mean = sum / count;
							most = Math.max(most, mean);
							if (mean < threshold) continue;
							squares++;
							[left, top] = [Math.min(left, x), Math.min(top, y)];
							[right, bottom] = [Math.max(right, x + square), Math.max(bottom, y + square)];
						}
					}
					const box =
						squares > 0
							? {
									x: left / scale,
									y: top / scale,
									width: (right - left) / scale,
									height: (bottom - top) / scale,
								}
							: null;
					return { box, squares, most: Math.round(most * 10) / 10 };
				},
				{ sources, square, threshold, scale },
			);
		},
	};
}
export type PictureTools = ReturnType<typeof pictureTools>;
