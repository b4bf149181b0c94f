import { expect, test } from 'vitest';
import type { StreamStatistics } from '../session/session.ts';
import { keptRates, StreamRates } from './streamRates.ts';

const camera = (at: number, bytes: number, more: Partial<StreamStatistics> = {}): StreamStatistics => ({
	source: 'camera',
	direction: 'received',
	participantId: 'ben',
	trackId: 'ben-camera',
	counted: '11',
	at,
	bytes,
	packets: bytes / 1000,
	packetsLost: 0,
	...more,
});

function bitrates(...looks: StreamStatistics[]) {
	const rates = new StreamRates();
	return looks.map((look) => rates.take([look])[0]?.bitrate);
}

test('bits a second between two looks, however far apart', () => {
	expect(bitrates(camera(1000, 10_000), camera(2000, 60_000), camera(2500, 85_000))).toEqual([
		null,
		400_000,
		400_000,
	]);
});

test('counters that begin again are no negative rate', () => {
	expect(bitrates(camera(1000, 90_000), camera(2000, 5_000), camera(3000, 55_000))).toEqual([
		null,
		null,
		400_000,
	]);
});

test('another SSRC is another count, though it is further on', () => {
	expect(bitrates(camera(1000, 10_000), camera(2000, 900_000, { counted: '12' }))).toEqual([null, null]);
});

test('two looks at the same moment cannot be compared', () => {
	expect(bitrates(camera(1000, 10_000), camera(1000, 10_000))).toEqual([null, null]);
});

test('loss is of what should have come', () => {
	const rates = new StreamRates();
	const loss = (packets: number, packetsLost: number, at: number, direction: 'sent' | 'received') =>
		rates.take([camera(at, packets * 1000, { packets, packetsLost, direction })])[0]?.loss;
	loss(100, 0, 1000, 'received');
	expect(loss(190, 10, 2000, 'received')).toBe(0.1);
	// Ten that were given up came after all.
	expect(loss(300, 0, 3000, 'received')).toBe(0);
	expect(loss(300, 0, 4000, 'received')).toBe(null);
	loss(100, 0, 5000, 'sent');
	expect(loss(200, 5, 6000, 'sent')).toBe(0.05);
});

test('a minute is kept, gaps too, and streams that ended are forgotten', () => {
	const rates = new StreamRates();
	for (let second = 0; second < keptRates + 20; second++) rates.take([camera(second * 1000, second * 1000)]);
	const [now] = rates.take([camera(1_000_000, 0)]);
	expect(now?.history).toHaveLength(keptRates);
	expect(now?.history.at(-1)).toBe(null);
	expect(now?.history.at(-2)).toBe(8000);
	rates.take([]);
	expect(rates.take([camera(1_001_000, 1000)])[0]?.history).toEqual([null]);
});
