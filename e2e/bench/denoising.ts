import { measureDenoiseCost } from './denoiseCost.ts';
import type { Measurement } from './measurement.ts';
import { median, repeated } from './statistics.ts';

/** What the denoiser's worklet adds to RNNoise itself. */
export const denoising: Measurement = {
	name: 'denoise',
	title: 'CPU of denoising 10 ms of sound, against the bare wasm',
	async run() {
		const { bare, worklet } = await measureDenoiseCost();
		const ratios = worklet.map((us, round) => us / (bare[round] ?? Number.NaN));
		return {
			figures: [
				{
					name: 'worklet against bare wasm',
					...repeated(ratios),
					unit: 'x',
					aim: { atMost: 1.1 },
					baseline: { what: 'bare wasm, µs', value: median(bare) },
				},
				{ name: 'worklet', ...repeated(worklet), unit: 'µs' },
				// 10 ms are 10,000 µs.
				{ name: 'share of one core', value: median(worklet) / 100, unit: '%' },
			],
			notes: ['Measured in Node, in turns.'],
		};
	},
};
