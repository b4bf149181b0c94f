import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newIdentity } from '../identity.ts';
import type { Connection } from '../mediasoup/connection.ts';
import { DemoEntry } from './demoEntry.ts';

/** The library of such servers closes so, whatever the reason. */
const byServer = { reason: 'host-gone', code: 4000, text: 'closed by protoo-server' } as const;
let entry: DemoEntry;

beforeEach(() => {
	vi.useFakeTimers();
	const target = { kind: 'mediasoup-demo', socket: 'wss://h.example/', roomId: 'r' } as const;
	entry = new DemoEntry(target, newIdentity(), vi.fn(), () => {});
});
afterEach(() => {
	vi.useRealTimers();
});

/** One is inside for so long, in milliseconds. Of the connection nothing is used: there is no text. */
async function inside(ms: number): Promise<void> {
	entry.entered({ connection: {} as Connection, peers: [], consumers: [] });
	await vi.advanceTimersByTimeAsync(ms);
}

it('comes back when the server did not hear its media any more', async () => {
	for (let times = 0; times < 3; times++) {
		await inside(30_000);
		expect(entry.endOf(byServer)).toBeUndefined();
	}
});

it('goes when somebody with its id pushes it out again and again', async () => {
	await inside(60_000);
	expect(entry.endOf(byServer)).toBeUndefined();
	await inside(500);
	expect(entry.endOf(byServer)).toBe('replaced');
});

it('understands a Parley host that closes the socket', () => {
	const closing = (code: number) => entry.endOf({ reason: 'host-gone', code, text: '' });
	expect(closing(4003)).toBe('removed');
	expect(closing(4000)).toBe('call-ended');
	expect(closing(4001)).toBe('replaced');
	expect(closing(1012)).toBeUndefined();
	expect(closing(1006)).toBeUndefined();
	expect(entry.endOf({ reason: 'media-lost' })).toBeUndefined();
});
