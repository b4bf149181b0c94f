/** Repeatable chance, -1 to 1 (Lehmer's generator). */
export function whiteNoise(length: number, amplitude: number): Float32Array {
	let state = 1;
	return Float32Array.from({ length }, () => {
		state = (state * 48_271) % 2_147_483_647;
		return amplitude * ((state / 2_147_483_647) * 2 - 1);
	});
}

export function tone(length: number, sampleRate: number, frequency: number, amplitude: number): Float32Array {
	return Float32Array.from({ length }, (_, index) => {
		return amplitude * Math.sin((2 * Math.PI * frequency * index) / sampleRate);
	});
}
