import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Destination } from '../../contract/destination/destination.ts';
import { pageKeeper } from '../platform/pageKeeper.ts';
import { SessionError } from '../session/sessionError.ts';
import { createInsideWatch, type InsideWatch, lookEveryMs } from './insideWatch.ts';
import { memoryStorage } from './memoryStorage.test-part.ts';
import { createPlacesStore, type PlacesStore } from './placesStore.ts';
import { createSettingsStore, type SettingsStore } from './settingsStore.ts';

let places: PlacesStore;
let settings: SettingsStore;
let watch: InsideWatch;
let looks: string[];
let underWay: number;
let mostAtOnce: number;
/** What a look at a room finds; 1 s away. */
let found: (roomId: string) => readonly string[] | 'knocking' | SessionError | null;

beforeEach(() => {
	vi.useFakeTimers();
	places = createPlacesStore(pageKeeper(memoryStorage()));
	settings = createSettingsStore(pageKeeper(memoryStorage())).store;
	looks = [];
	underWay = 0;
	mostAtOnce = 0;
	found = () => [];
	watch = createInsideWatch({ places, settings, look });
});
afterEach(() => {
	vi.useRealTimers();
});

async function look(destination: Destination, signal: AbortSignal) {
	if (destination.kind !== 'parley') throw new Error('another kind');
	const { roomId } = destination.invitation;
	looks.push(roomId);
	mostAtOnce = Math.max(mostAtOnce, ++underWay);
	await new Promise((resolve) => {
		const timer = setTimeout(resolve, 1_000);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			resolve(undefined);
		});
	});
	underWay--;
	if (signal.aborted) throw new SessionError('aborted');
	const result = found(roomId);
	if (result instanceof SessionError) throw result;
	if (result === 'knocking') return { inside: [], door: result } as const;
	return result && { inside: result, door: 'open' as const };
}

function remember(...rooms: string[]): void {
	for (const [at, room] of rooms.entries())
		places.remember(
			{ kind: 'parley', invitation: { roomId: `room-${room}`, addresses: ['192.168.1.5:4443'] } },
			room,
			at,
		);
}
const seen = (title: string) => {
	const id = places.store.getState().places.find((place) => place.title === title)?.id;
	return id && watch.store.getState()[id];
};

test('every place is looked at, two at a time, and again after a while', async () => {
	remember('AAAAA', 'BBBBB', 'CCCCC', 'DDDDD', 'EEEEE');
	found = (room) => (room === 'room-BBBBB' ? ['Ben', 'Chloé'] : []);
	const stop = watch.watch();
	await vi.advanceTimersByTimeAsync(3_000);
	expect(looks).toHaveLength(5);
	expect(mostAtOnce).toBe(2);
	expect(seen('BBBBB')).toEqual({ kind: 'inside', names: ['Ben', 'Chloé'] });
	expect(seen('AAAAA')).toEqual({ kind: 'inside', names: [] });
	await vi.advanceTimersByTimeAsync(lookEveryMs - 1);
	expect(looks).toHaveLength(5);
	await vi.advanceTimersByTimeAsync(1);
	expect(looks).toHaveLength(7);
	stop();
});

test('nobody is looked at once nobody watches', async () => {
	remember('AAAAA', 'BBBBB', 'CCCCC');
	const stop = watch.watch();
	await vi.advanceTimersByTimeAsync(500);
	stop();
	await vi.advanceTimersByTimeAsync(10 * lookEveryMs);
	expect(looks).toHaveLength(2);
	expect(underWay).toBe(0);
	// What was broken off says nothing about the host.
	expect(watch.store.getState()).toEqual({});
});

test('a host that does not answer is asked less and less often', async () => {
	remember('AAAAA');
	found = () => new SessionError('unreachable');
	const stop = watch.watch();
	await vi.advanceTimersByTimeAsync(1_000);
	expect(seen('AAAAA')).toEqual({ kind: 'away' });
	await vi.advanceTimersByTimeAsync(32 * lookEveryMs);
	expect(looks.length).toBeGreaterThanOrEqual(5);
	expect(looks.length).toBeLessThanOrEqual(8);
	found = () => ['Ben'];
	await vi.advanceTimersByTimeAsync(10 * lookEveryMs);
	expect(seen('AAAAA')).toEqual({ kind: 'inside', names: ['Ben'] });
	stop();
});

test('a call that does not exist any more is told apart', async () => {
	remember('AAAAA');
	found = () => new SessionError('room-not-found');
	const stop = watch.watch();
	await vi.advanceTimersByTimeAsync(1_000);
	expect(seen('AAAAA')).toEqual({ kind: 'gone' });
	stop();
});

test('a door at which one has to knock tells nobody who is inside', async () => {
	remember('AAAAA');
	found = () => 'knocking';
	const stop = watch.watch();
	await vi.advanceTimersByTimeAsync(1_000);
	expect(seen('AAAAA')).toEqual({ kind: 'knocking' });
	stop();
});

test('a server that tells nothing leaves nothing to show', async () => {
	remember('AAAAA');
	found = () => null;
	const stop = watch.watch();
	await vi.advanceTimersByTimeAsync(1_000);
	expect(watch.store.getState()).toEqual({});
	stop();
});

test('switched off, nothing is looked at and nothing shown; switched on again, at once', async () => {
	remember('AAAAA');
	settings.setState({ looksInside: false });
	const stop = watch.watch();
	await vi.advanceTimersByTimeAsync(lookEveryMs);
	expect(looks).toEqual([]);
	settings.setState({ looksInside: true });
	await vi.advanceTimersByTimeAsync(1_000);
	expect(seen('AAAAA')).toEqual({ kind: 'inside', names: [] });
	settings.setState({ looksInside: false });
	expect(watch.store.getState()).toEqual({});
	await vi.advanceTimersByTimeAsync(10 * lookEveryMs);
	expect(looks).toHaveLength(1);
	stop();
});
