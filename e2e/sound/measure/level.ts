/** Mean of the squares; 0 for no samples. */
export function meanPower(samples: Float32Array): number {
	let sum = 0;
	for (const sample of samples) sum += sample * sample;
	return samples.length === 0 ? 0 : sum / samples.length;
}

/** Decibels between two powers; digital silence counts as -120 dBFS, so that it is a number. */
export function ratioInDb(power: number, reference: number): number {
	return 10 * Math.log10(Math.max(power, 1e-12) / Math.max(reference, 1e-12));
}

/** Mean power of each stretch of so many samples; what is left over at the end is dropped. */
export function powerEnvelope(samples: Float32Array, stretch: number): Float32Array {
	const envelope = new Float32Array(Math.floor(samples.length / stretch));
	for (let index = 0; index < envelope.length; index++) {
		envelope[index] = meanPower(samples.subarray(index * stretch, (index + 1) * stretch));
	}
	return envelope;
}
