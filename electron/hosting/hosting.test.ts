import mitt from 'mitt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HostingState } from '../../contract/bridge/features.ts';
import { RestartPolicy } from '../restarts/restartPolicy.ts';
import type { CallMemory, CutOffCall } from './cutOffCall.ts';
import { Hosting } from './hosting.ts';
import { type HostedCall, HostStartError, type HostWishes, type RunningHost } from './hostRunner.ts';

/** A host process as hosting sees one; the real one is the end-to-end tests' part. */
class ScriptedHost implements RunningHost {
	readonly events: RunningHost['events'] = mitt();
	readonly call: HostedCall;
	stopped = false;

	constructor(
		readonly wishes: HostWishes,
		readonly port: number,
	) {
		const invitation = { roomId: wishes.rooms[0] ?? '', addresses: [`192.168.1.5:${port}`] };
		this.call = { invitation, own: invitation, localPage: 'http://127.0.0.1/', reach: 'this-network' };
	}

	stop(): Promise<void> {
		this.stopped = true;
		return Promise.resolve();
	}
}

let started: ScriptedHost[];
let states: HostingState['kind'][];
let failWith: (wishes: HostWishes) => HostStartError | undefined;
let hosting: Hosting;
let kept: CutOffCall | undefined;

beforeEach(() => {
	vi.useFakeTimers();
	started = [];
	states = [];
	failWith = () => undefined;
	kept = undefined;
	const memory: CallMemory = {
		recall: async () => kept,
		async keep(call) {
			kept = call;
		},
		async forget() {
			kept = undefined;
		},
	};
	const startHost = async (wishes: HostWishes) => {
		const failure = failWith(wishes);
		if (failure) throw failure;
		const host = new ScriptedHost(wishes, wishes.port === 0 ? 50_000 : wishes.port);
		started.push(host);
		return host;
	};
	hosting = new Hosting(
		startHost,
		new RestartPolicy({ firstDelayMs: 100, longestDelayMs: 1000, windowMs: 60_000, tooMany: 5 }),
		memory,
	);
	hosting.events.on('changed', ({ kind }) => states.push(kind));
});
afterEach(() => {
	vi.useRealTimers();
});

const last = () => {
	const host = started.at(-1);
	if (!host) throw new Error('No host was started.');
	return host;
};

test('hosts a call in a room of its own, on the usual port', async () => {
	expect(await hosting.start()).toMatchObject({ kind: 'running', ...last().call });
	expect(last().wishes.port).toBe(4443);
	expect(last().wishes.rooms).toEqual([expect.stringMatching(/^[\w-]{22}$/)]);
	expect(states).toEqual(['starting', 'running']);
});

test('a second start means the same call, also while the first one is on its way', async () => {
	const [one, other] = await Promise.all([hosting.start(), hosting.start(4444)]);
	expect(other).toEqual(one);
	expect(await hosting.start()).toEqual(one);
	expect(started).toHaveLength(1);
});

test('takes any free port when the usual one is taken, but not when one was asked for', async () => {
	failWith = ({ port }) => (port === 0 ? undefined : new HostStartError('port-taken'));
	expect(await hosting.start()).toMatchObject({ kind: 'running' });
	await hosting.stop();
	expect(await hosting.start(4500)).toEqual({ kind: 'failed', reason: 'port-taken' });
});

test('says why it cannot host, and can be asked again', async () => {
	failWith = () => new HostStartError('worker-missing');
	expect(await hosting.start()).toEqual({ kind: 'failed', reason: 'worker-missing' });
	failWith = () => undefined;
	expect(await hosting.start()).toMatchObject({ kind: 'running' });
});

test('a host that ends by itself comes back with the same port and room', async () => {
	const before = await hosting.start(4500);
	const first = last();
	first.events.emit('ended');
	expect(hosting.state).toEqual({ kind: 'restarting' });
	await vi.advanceTimersByTimeAsync(100);
	expect(last()).not.toBe(first);
	expect(last().wishes).toEqual({ port: 4500, rooms: first.wishes.rooms });
	expect(hosting.state).toEqual(before);
});

test('while the port is still held it tries again', async () => {
	await hosting.start(4500);
	failWith = () => new HostStartError('port-taken');
	last().events.emit('ended');
	await vi.advanceTimersByTimeAsync(100);
	expect(hosting.state.kind).toBe('restarting');
	failWith = () => undefined;
	await vi.advanceTimersByTimeAsync(200);
	expect(hosting.state.kind).toBe('running');
	expect(states).toEqual(['starting', 'running', 'restarting', 'running']);
});

test('gives up after five ends within a minute', async () => {
	await hosting.start();
	for (let end = 0; end < 5; end++) {
		last().events.emit('ended');
		await vi.advanceTimersByTimeAsync(1000);
	}
	expect(hosting.state).toEqual({ kind: 'failed', reason: 'crashed-repeatedly' });
	expect(started).toHaveLength(5);
	expect(await hosting.start()).toMatchObject({ kind: 'running' });
});

test('stopping while it restarts ends it for good', async () => {
	await hosting.start();
	last().events.emit('ended');
	await hosting.stop();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(hosting.state).toEqual({ kind: 'stopped' });
	expect(started).toHaveLength(1);
});

test('stopping while it starts ends what comes up', async () => {
	const starting = hosting.start();
	await hosting.stop();
	expect(await starting).toEqual({ kind: 'stopped' });
	expect(last().stopped).toBe(true);
	expect(states).toEqual(['starting', 'stopped']);
});

test('starting again after that is another call', async () => {
	const first = hosting.start();
	const stopped = hosting.stop();
	const second = hosting.start();
	expect(await second).toMatchObject({ kind: 'running' });
	await Promise.all([first, stopped]);
	expect(started.map(({ stopped }) => stopped)).toEqual([true, false]);
	expect(started[0]?.wishes.rooms).not.toEqual(started[1]?.wishes.rooms);
});

test('passes on that it is reached in another way', async () => {
	await hosting.start();
	const call: HostedCall = { ...last().call, reach: 'this-machine' };
	last().events.emit('changed', call);
	expect(hosting.state).toEqual({ kind: 'running', ...call });
});

test('a call that was cut off with the app is taken up again, with the same room and port', async () => {
	kept = { room: 'the-room-of-before', port: 5555 };
	await hosting.start();
	expect(last().wishes).toEqual({ rooms: ['the-room-of-before'], port: 5555 });
	expect(kept).toEqual({ room: 'the-room-of-before', port: 5555 });
});

test('a locked call is still locked after its host or the app was cut off', async () => {
	await hosting.start(4500);
	const [roomId = ''] = last().wishes.rooms;
	const locked = { roomId, locked: true, knocking: false, people: [], removed: [] };
	last().events.emit('kept', locked);
	expect(kept).toEqual({ room: roomId, port: 4500, kept: locked });
	last().events.emit('ended');
	await vi.advanceTimersByTimeAsync(100);
	expect(last().wishes).toEqual({ port: 4500, rooms: [roomId], kept: locked });
	const app = kept;
	await hosting.stop();
	kept = app;
	await hosting.start();
	expect(last().wishes).toMatchObject({ rooms: [roomId], kept: locked });
	await hosting.stop();
	await hosting.start();
	expect(last().wishes).not.toHaveProperty('kept');
});

test('a call that was ended is not taken up again', async () => {
	await hosting.start();
	const [room] = last().wishes.rooms;
	expect(kept).toEqual({ room, port: 4443 });
	await hosting.stop();
	expect(kept).toBeUndefined();
	await hosting.start();
	expect(last().wishes.rooms).not.toContain(room);
});

test('knows who waits without a host inside, until the host process is another one', async () => {
	await hosting.start();
	const ben = { peerId: 'ben', name: 'Ben' };
	const told: unknown[] = [];
	hosting.events.on('unattended', (waiting) => told.push(waiting));
	last().events.emit('unattended', [ben]);
	expect(hosting.waiting).toEqual([ben]);
	last().events.emit('ended');
	expect(hosting.waiting).toEqual([]);
	expect(told).toEqual([[ben], []]);
	await hosting.stop();
	expect(told).toHaveLength(2);
});
