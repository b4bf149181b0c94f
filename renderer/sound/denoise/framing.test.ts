import { describe, expect, test } from 'vitest';
import { Framing } from './framing.ts';

function stream(framing: Framing, input: Float32Array, quantumLength: number): Float32Array {
	const output = new Float32Array(input.length);
	for (let at = 0; at < input.length; at += quantumLength) {
		framing.push(input.subarray(at, at + quantumLength), output.subarray(at, at + quantumLength));
	}
	return output;
}

describe('Framing', () => {
	test.each([
		{ frameLength: 480, quantumLength: 128, delay: 448 },
		{ frameLength: 480, quantumLength: 480, delay: 0 },
		{ frameLength: 480, quantumLength: 1024, delay: 448 },
		{ frameLength: 480, quantumLength: 1, delay: 479 },
	])('gives every sample once, $delay late ($quantumLength into $frameLength)', (lengths) => {
		const frames: number[] = [];
		const framing = new Framing(lengths.frameLength, lengths.quantumLength, (frame) => {
			frames.push(frame[0] ?? 0);
			for (let index = 0; index < frame.length; index++) frame[index] = -(frame[index] ?? 0);
		});
		const input = Float32Array.from({ length: lengths.quantumLength * 60 }, (_, index) => index + 1);
		const output = stream(framing, input, lengths.quantumLength);
		expect(framing.delay).toBe(lengths.delay);
		expect(output.subarray(0, lengths.delay).every((sample) => sample === 0)).toBe(true);
		expect(output.subarray(lengths.delay)).toEqual(
			input.subarray(0, input.length - lengths.delay).map((sample) => -sample),
		);
		expect(frames).toEqual(frames.map((_, index) => index * lengths.frameLength + 1));
	});

	test('takes no input for silence', () => {
		const heard: number[] = [];
		const framing = new Framing(2, 2, (frame) => heard.push(...frame));
		const output = new Float32Array([7, 7]);
		framing.push(undefined, output);
		expect(heard).toEqual([0, 0]);
		expect([...output]).toEqual([0, 0]);
	});
});
