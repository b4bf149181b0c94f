import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HostReport, hostOrder, hostReport } from './control.ts';
import { workerMissing } from './host.test-bench.ts';
import { HostDesk } from './hostDesk.ts';

describe.skipIf(workerMissing)("the app's orders to a host", () => {
	let dataDirectory: string;
	let reports: HostReport[];
	let ended: Promise<number>;
	let desk: HostDesk;
	beforeEach(async () => {
		dataDirectory = await mkdtemp(join(tmpdir(), 'parley-desk-'));
		reports = [];
		ended = new Promise((resolve) => {
			desk = new HostDesk((report) => reports.push(hostReport.parse(report)), resolve);
		});
	});
	afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

	const order = (message: unknown) => desk.handle(hostOrder.parse(message));

	it('start it, open and close rooms, and stop it', async () => {
		await order({ type: 'create-room', request: 1 });
		expect(reports.pop()).toEqual({ type: 'refused', request: 1, reason: 'not-running' });
		await order({ type: 'start', options: { dataDirectory, workers: 1 } });
		const running = reports.find(({ type }) => type === 'running');
		expect(running).toMatchObject({ reach: expect.any(String), key: expect.stringMatching(/^[\w-]{43}$/) });
		await order({ type: 'create-room', request: 2, roomId: 'the-same-as-before' });
		expect(reports.at(-1)).toMatchObject({
			type: 'room-created',
			request: 2,
			roomId: 'the-same-as-before',
			localPage: expect.stringMatching(/^http:\/\/localhost:\d+\/join\/the-same-as-before$/),
			own: { addresses: [expect.stringMatching(/^127\.0\.0\.1:/)] },
		});
		await order({ type: 'close-room', request: 3, roomId: 'the-same-as-before' });
		expect(reports.at(-1)).toEqual({ type: 'room-closed', request: 3, roomId: 'the-same-as-before' });
		await order({ type: 'close-room', request: 4, roomId: 'the-same-as-before' });
		expect(reports.at(-1)).toEqual({ type: 'refused', request: 4, reason: 'room-not-found' });
		await order({ type: 'stop' });
		expect(reports.at(-1)).toEqual({ type: 'stopped' });
		expect(await ended).toBe(0);
	});

	it('say why it cannot start', async () => {
		const other = createServer();
		await new Promise<void>((resolve) => other.listen(0, resolve));
		const address = other.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		await order({ type: 'start', options: { dataDirectory, workers: 1, port } });
		expect(reports.at(-1)).toMatchObject({ type: 'failed', reason: 'port-taken' });
		expect(await ended).toBe(1);
		other.close();
	});

	it('say when the media worker is missing', async () => {
		const path = process.env.MEDIASOUP_WORKER_BIN;
		process.env.MEDIASOUP_WORKER_BIN = join(dataDirectory, 'nothing-here');
		try {
			await order({ type: 'start', options: { dataDirectory, workers: 1 } });
		} finally {
			if (path === undefined) delete process.env.MEDIASOUP_WORKER_BIN;
			else process.env.MEDIASOUP_WORKER_BIN = path;
		}
		expect(reports.at(-1)).toMatchObject({ type: 'failed', reason: 'worker-missing' });
	});
});
