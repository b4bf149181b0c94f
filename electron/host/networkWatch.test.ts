import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { workerMissing } from './host.test-bench.ts';
import { NetworkWatch } from './networkWatch.ts';
import type { MediaAddress } from './workers/mediaWorker.ts';
import { WorkerPool } from './workers/workerPool.ts';

describe('watching the network', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('tells of another network once, and of none not at all', async () => {
		const home: MediaAddress[] = [{ ip: '192.168.1.5' }];
		const office: MediaAddress[] = [{ ip: '10.0.0.9' }];
		let here: MediaAddress[] | undefined = home;
		const watch = new NetworkWatch(async () => {
			if (!here) throw new Error('no network');
			return here;
		}, home);
		const told: (readonly MediaAddress[])[] = [];
		watch.events.on('changed', (now) => told.push(now));
		await vi.advanceTimersByTimeAsync(20_000);
		here = undefined;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(told).toEqual([]);
		here = office;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(told).toEqual([office]);
		watch.close();
		here = home;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(told).toEqual([office]);
	});
});

describe.skipIf(workerMissing)('media workers on another network', () => {
	it('take new transports there and keep those they have', async () => {
		const pool = await WorkerPool.start({ workers: 1, addresses: [{ ip: '127.0.0.1' }] });
		const worker = await pool.leastLoaded();
		const router = await worker.createRouter();
		const before = await router.createWebRtcTransport({ webRtcServer: worker.server });
		await pool.move([{ ip: '127.0.0.2' }]);
		const after = await router.createWebRtcTransport({ webRtcServer: worker.server });
		expect(before.closed).toBe(false);
		expect(new Set(before.iceCandidates.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']));
		expect(new Set(after.iceCandidates.map(({ address }) => address))).toEqual(new Set(['127.0.0.2']));
		pool.close();
	});
});
