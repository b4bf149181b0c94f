import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mendMedia } from './mendMedia.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

function watched() {
	const connection = Object.assign(new EventTarget(), { connectionState: 'new' as RTCPeerConnectionState });
	const told: string[] = [];
	const stop = mendMedia(
		connection as never,
		() => told.push('restart'),
		() => told.push('lost'),
	);
	const become = (state: RTCPeerConnectionState) => {
		connection.connectionState = state;
		connection.dispatchEvent(new Event('connectionstatechange'));
	};
	return { told, become, stop };
}

it('leaves a connection alone that comes back by itself', async () => {
	const { told, become } = watched();
	become('connected');
	become('disconnected');
	await vi.advanceTimersByTimeAsync(500);
	become('connected');
	await vi.advanceTimersByTimeAsync(60_000);
	expect(told).toEqual([]);
});

it('looks for another way, and gives up when there is none', async () => {
	const { told, become } = watched();
	become('connected');
	become('disconnected');
	await vi.advanceTimersByTimeAsync(2_000);
	expect(told).toEqual(['restart']);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(told).toEqual(['restart', 'lost']);
});

it('does not give up one that never worked', async () => {
	const { told, become } = watched();
	become('failed');
	await vi.advanceTimersByTimeAsync(60_000);
	expect(told).toEqual(['restart', 'restart']);
});

it('says nothing any more once it is stopped', async () => {
	const { told, become, stop } = watched();
	become('connected');
	become('disconnected');
	stop();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(told).toEqual([]);
});
