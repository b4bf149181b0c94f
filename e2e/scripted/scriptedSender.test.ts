import { expect, it } from 'vitest';
import { TestHost, workerMissing } from '../../electron/host/host.test-bench.ts';
import { ScriptedSender } from './scriptedSender.ts';

it.skipIf(workerMissing)('outlives a host that goes before it leaves, or while it does', async () => {
	const test = await TestHost.start();
	const roomId = test.room();
	const join = (name: string) => ScriptedSender.join({ url: test.url, roomId, name });
	const [before, meanwhile] = [await join('before'), await join('meanwhile')];
	const leaving = meanwhile.leave();
	await test.close();
	await expect(leaving).resolves.toBeUndefined();
	await expect(before.leave()).resolves.toBeUndefined();
});
