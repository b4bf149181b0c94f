import { expect, test } from 'vitest';
import { flowRates, tellFlows } from './flowRates.ts';
import type { StreamCount } from './pages/flows.ts';

const camera: StreamCount = {
	...{ id: 'a', direction: 'received', kind: 'video', codec: 'video/VP8', width: 320, height: 180 },
	...{ frames: 100, bytes: 50_000, at: 1_000 },
} as const;

test('a stream that stands still carries nothing, whatever it carried before', () => {
	expect(flowRates([camera], [{ ...camera, at: 3_000 }])).toEqual([]);
});

test('pictures and bits are counted between the two looks', () => {
	const after = { ...camera, frames: 130, bytes: 100_000, at: 3_000 };
	expect(flowRates([camera], [after])).toEqual([
		{ direction: 'received', kind: 'video', codec: 'VP8', width: 320, height: 180, perSecond: 15, kbps: 200 },
	]);
});

test('streams that are alike are told together, and what is missing is said', () => {
	const other = { ...camera, id: 'b' };
	const later = [camera, other].map((one) => ({ ...one, frames: 130, bytes: 100_000, at: 3_000 }));
	expect(tellFlows(flowRates([camera, other], later))).toBe(
		'received: 2 x VP8 320x180 (15.0 a second, 200 kbps); sent: nothing',
	);
});
