import { shownLevel } from '../levelMeter.ts';

/** A recording's shape: how loud it is in each of so many parts, 0 to 1. @param samples -1 to 1 */
export function loudnessOverTime(samples: Float32Array, parts: number): number[] {
	const length = Math.max(1, Math.floor(samples.length / parts));
	return Array.from({ length: parts }, (_, part) => {
		const some = samples.subarray(part * length, (part + 1) * length);
		return some.length === 0 ? 0 : shownLevel(some);
	});
}
