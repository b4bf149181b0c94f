import { type Luma, numberHeight } from './frameNumber.ts';

const window = 8;
/** Between windows: half of one. */
const step = 4;
/** Of Wang et al., "Image quality assessment: from error visibility to structural similarity" (2004), for 8 bits. */
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

export interface PictureQuality {
	/** Peak signal-to-noise ratio of the brightness, in dB; 99 for equal pictures. */
	readonly psnr: number;
	/** Structural similarity of the brightness, 0 to 1. */
	readonly ssim: number;
}

/**
 * How near a decoded picture is to its source. The rows of the number are left out.
 * @throws {RangeError} for pictures of different sizes
 */
export function compare(decoded: Luma, source: Luma): PictureQuality {
	const { width, height } = source;
	if (decoded.width !== width || decoded.height !== height) throw new RangeError('Sizes differ');
	let error = 0;
	for (let at = numberHeight * width; at < width * height; at++)
		error += ((decoded.data[at] ?? 0) - (source.data[at] ?? 0)) ** 2;
	const mean = error / (width * (height - numberHeight));
	let [similarity, count] = [0, 0];
	for (let y = numberHeight; y + window <= height; y += step)
		for (let x = 0; x + window <= width; x += step) {
			similarity += similarityAt(decoded.data, source.data, y * width + x, width);
			count++;
		}
	return { psnr: mean === 0 ? 99 : 10 * Math.log10(255 ** 2 / mean), ssim: similarity / count };
}

function similarityAt(one: Uint8Array, other: Uint8Array, from: number, width: number): number {
	let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
	for (let y = 0; y < window; y++)
		for (let x = 0; x < window; x++) {
			const at = from + y * width + x;
			const [p, q] = [one[at] ?? 0, other[at] ?? 0];
			a += p;
			b += q;
			aa += p * p;
			bb += q * q;
			ab += p * q;
		}
	const n = window * window;
	const [meanA, meanB] = [a / n, b / n];
	const [varA, varB, covariance] = [aa / n - meanA ** 2, bb / n - meanB ** 2, ab / n - meanA * meanB];
	return (
		((2 * meanA * meanB + c1) * (2 * covariance + c2)) / ((meanA ** 2 + meanB ** 2 + c1) * (varA + varB + c2))
	);
}
