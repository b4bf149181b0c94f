/** Hz; what a telephone carries. */
const lowest = 300;
const highest = 3400;

/** What is within 300 to 3400 Hz, by a high-pass and a low-pass of second order, each applied twice. */
export function speechBand(samples: Float32Array, sampleRate: number): Float32Array {
	let filtered = samples;
	for (let turn = 0; turn < 2; turn++) {
		filtered = biquad(filtered, 'high-pass', lowest / sampleRate);
		filtered = biquad(filtered, 'low-pass', highest / sampleRate);
	}
	return filtered;
}

/** A Butterworth filter of second order. @see https://www.w3.org/TR/audio-eq-cookbook/ */
function biquad(samples: Float32Array, kind: 'high-pass' | 'low-pass', frequency: number): Float32Array {
	const angle = 2 * Math.PI * frequency;
	const cosine = Math.cos(angle);
	const alpha = Math.sin(angle) / Math.SQRT2;
	const middle = kind === 'low-pass' ? 1 - cosine : -(1 + cosine);
	const gain = 1 + alpha;
	const b0 = Math.abs(middle) / 2 / gain;
	const b1 = middle / gain;
	const a1 = (-2 * cosine) / gain;
	const a2 = (1 - alpha) / gain;
	let [x1, x2, y1, y2] = [0, 0, 0, 0];
	return samples.map((x) => {
		const y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2;
		[x2, x1, y2, y1] = [x1, x, y1, y];
		return y;
	});
}
