import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { limits } from '../../contract/signalling/limits.ts';
import { type Heartbeat, keepHeartbeat } from './heartbeat.ts';

let heartbeat: Heartbeat | undefined;
beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	heartbeat?.stop();
	vi.useRealTimers();
});

/** @param answers how the host takes a ping just now */
function beat(answers: () => boolean) {
	let pings = 0;
	let silentAt: number | undefined;
	const began = performance.now();
	const ping = () => {
		pings++;
		return answers() ? Promise.resolve() : new Promise(() => {});
	};
	heartbeat = keepHeartbeat(ping, () => {
		silentAt ??= performance.now() - began;
	});
	return { pings: () => pings, silentAt: () => silentAt };
}

it('asks at once when there is doubt, and goes on when the host answers', async () => {
	const host = beat(() => true);
	heartbeat?.lookNow();
	expect(host.pings()).toBe(1);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(host.silentAt()).toBeUndefined();
});

it('then waits for less than a host that falls silent gets', async () => {
	let there = true;
	const host = beat(() => there);
	await vi.advanceTimersByTimeAsync(10_000);
	there = false;
	heartbeat?.lookNow();
	await vi.advanceTimersByTimeAsync(limits.heartbeatTimeoutMs / 2);
	expect(host.silentAt()).toBeGreaterThan(10_000);
	expect(host.silentAt()).toBeLessThan(10_000 + limits.heartbeatTimeoutMs / 2);
});
