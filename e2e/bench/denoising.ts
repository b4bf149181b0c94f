import { measureDenoiseCost } from './denoiseCost.ts';
import type { Measurement } from './measurement.ts';

/** What the denoiser's worklet adds to RNNoise itself. */
export const denoising: Measurement = {
	name: 'denoise',
	title: 'CPU of denoising 10 ms of sound, against the bare wasm',
	async run() {
		const { bareUsPerFrame, workletUsPerFrame, ratio } = await measureDenoiseCost();
		return {
			figures: [
				{
					name: 'worklet against bare wasm',
					value: ratio,
					unit: 'x',
					aim: { atMost: 1.1 },
					baseline: { what: 'bare wasm, µs', value: bareUsPerFrame },
				},
				{ name: 'worklet', value: workletUsPerFrame, unit: 'µs' },
				{ name: 'share of one core', value: workletUsPerFrame / 100, unit: '%' },
			],
			notes: ['Measured in Node; both in turns, medians.'],
		};
	},
};
