/** The longest stretch without any sound, in milliseconds: samples below `floor`, digital silence unless told. */
export function longestSilenceMs(samples: Float32Array, sampleRate: number, floor = 0): number {
	let longest = 0;
	let length = 0;
	for (const sample of samples) {
		length = Math.abs(sample) <= floor ? length + 1 : 0;
		longest = Math.max(longest, length);
	}
	return (longest / sampleRate) * 1000;
}

/**
 * The largest second difference: how sharply the sound bends from sample to sample. A click bends it more
 * than a voice does.
 */
export function sharpestBend(samples: Float32Array): number {
	let sharpest = 0;
	for (let index = 2; index < samples.length; index++) {
		const [before, at, after] = [samples[index - 2] ?? 0, samples[index - 1] ?? 0, samples[index] ?? 0];
		sharpest = Math.max(sharpest, Math.abs(after - 2 * at + before));
	}
	return sharpest;
}

/** The largest difference between neighbours. */
export function largestStep(samples: Float32Array): number {
	let largest = 0;
	for (let index = 1; index < samples.length; index++) {
		largest = Math.max(largest, Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0)));
	}
	return largest;
}
