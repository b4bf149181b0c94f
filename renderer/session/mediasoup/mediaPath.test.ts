import type { types } from 'mediasoup-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MediaPath, type PathTransport, restartPatienceMs } from './mediaPath.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ice: types.IceParameters = { usernameFragment: 'next', password: 'next' };

class Transport implements PathTransport {
	connectionState: types.ConnectionState = 'new';
	restarts = 0;
	#listen: (state: types.ConnectionState) => void = () => {};

	constructor(readonly id: string) {}

	on(_event: 'connectionstatechange', listen: (state: types.ConnectionState) => void) {
		this.#listen = listen;
	}

	async restartIce() {
		this.restarts++;
		this.become('connecting');
	}

	become(state: types.ConnectionState) {
		this.connectionState = state;
		this.#listen(state);
	}
}

function watched(askForRestart: () => Promise<types.IceParameters> = async () => ice) {
	const told: string[] = [];
	const [send, receive] = [new Transport('send'), new Transport('receive')];
	const path = new MediaPath([send, receive], {
		askForRestart,
		faltered: () => told.push('faltered'),
		recovered: (by) => told.push(by),
		lost: () => told.push('lost'),
	});
	return { told, send, receive, path };
}

/** Lets what was promised happen, without any time passing. */
const settled = () => vi.advanceTimersByTimeAsync(0);

test('what falters is restarted on both transports, and said once', async () => {
	const { told, send, receive } = watched();
	for (const transport of [send, receive]) transport.become('connected');
	receive.become('disconnected');
	await settled();
	send.become('disconnected');
	expect(told).toEqual(['faltered']);
	expect([send.restarts, receive.restarts]).toEqual([1, 1]);
	send.become('connected');
	expect(told).toEqual(['faltered']);
	receive.become('connected');
	expect(told).toEqual(['faltered', 'media-restarted']);
	await vi.advanceTimersByTimeAsync(2 * restartPatienceMs);
	expect(told).toHaveLength(2);
});

test('a transport that nothing was sent over yet is not waited for', async () => {
	const { told, receive } = watched();
	receive.become('connected');
	receive.become('disconnected');
	await settled();
	receive.become('connected');
	expect(told).toEqual(['faltered', 'media-restarted']);
});

test('media that comes back before the host answers is restarted all the same', async () => {
	let answer = (_: types.IceParameters) => {};
	const { told, receive } = watched(() => new Promise((resolve) => (answer = resolve)));
	receive.become('connected');
	receive.become('disconnected');
	receive.become('connected');
	// The host has made new credentials by then: only with them the next check of the browser is heard.
	expect(told).toEqual(['faltered']);
	answer(ice);
	await settled();
	receive.become('connected');
	expect(told).toEqual(['faltered', 'media-restarted']);
});

test('no other way in time, or a host that says no: lost, once', async () => {
	const late = watched();
	late.receive.become('connected');
	late.receive.become('disconnected');
	await vi.advanceTimersByTimeAsync(restartPatienceMs);
	late.receive.become('failed');
	expect(late.told).toEqual(['faltered', 'lost']);

	const refused = watched(() => Promise.reject(new Error('no')));
	refused.receive.become('connected');
	refused.receive.become('failed');
	await settled();
	expect(refused.told).toEqual(['faltered', 'lost']);
});

test('what never got through is lost at once; what was closed says nothing', async () => {
	const blocked = watched();
	blocked.send.become('disconnected');
	expect(blocked.told).toEqual([]);
	blocked.send.become('failed');
	expect(blocked.told).toEqual(['lost']);

	const closed = watched();
	closed.send.become('connected');
	closed.path.close();
	closed.send.become('failed');
	await vi.advanceTimersByTimeAsync(2 * restartPatienceMs);
	expect(closed.told).toEqual([]);
});
