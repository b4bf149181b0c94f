import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws';
import { JanusSocket } from './janusSocket.ts';
import { reachRoom } from './reachRoom.ts';

// Node 20 has no WebSocket of its own; this one follows the same interface.
globalThis.WebSocket ??= NodeWebSocket as never;

const never = new AbortController().signal;
let server: WebSocketServer;
let url: string;

beforeEach(async () => {
	server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
	await once(server, 'listening');
	url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
	for (const client of server.clients) client.terminate();
	server.close();
});

/** A server that answers each message by what the test says. */
function answering(answer: (message: { janus: string; transaction: string }) => (object | string)[]): void {
	server.on('connection', (socket) => {
		socket.on('message', (data) => {
			const message = JSON.parse(String(data));
			for (const one of answer(message))
				socket.send(
					typeof one === 'string' ? one : JSON.stringify({ transaction: message.transaction, ...one }),
				);
		});
	});
}

describe('a socket to a Janus', () => {
	it('takes the event after an acknowledgement for the answer, and nonsense for nothing', async () => {
		answering(() => ['not json', '[]', '{"janus":5}', { janus: 'ack' }, { janus: 'event', sender: 3 }]);
		const socket = await JanusSocket.open(url, never);
		expect(await socket.request({ janus: 'message' })).toMatchObject({ janus: 'event', sender: 3 });
		expect(await socket.request({ janus: 'keepalive' }, true)).toMatchObject({ janus: 'ack' });
		socket.close();
	});

	it('tells what was not asked for, and fails what is still asked when it closes', async () => {
		answering(() => [{ janus: 'webrtcup', transaction: undefined }]);
		const socket = await JanusSocket.open(url, never);
		const told = new Promise((resolve) => socket.events.on('event', resolve));
		const asked = socket.request({ janus: 'create' });
		expect(await told).toMatchObject({ janus: 'webrtcup' });
		for (const client of server.clients) client.terminate();
		await expect(asked).rejects.toMatchObject({ reason: 'unreachable' });
		expect(socket.closed).toBe(true);
	});

	it('hands the server on that said no', async () => {
		answering(() => [{ janus: 'error', error: { code: 403, reason: 'Unauthorized request' } }]);
		await expect(reachRoom({ url, room: '1' }, never)).rejects.toMatchObject({
			reason: 'refused',
			code: 403,
		});
	});

	it('does not take something else for a Janus', async () => {
		answering(() => [{ janus: 'success' }]);
		await expect(reachRoom({ url, room: '1' }, never)).rejects.toMatchObject({ reason: 'protocol' });
	});

	it('gives up when it is told to', async () => {
		const ending = new AbortController();
		server.on('connection', () => ending.abort());
		await expect(reachRoom({ url, room: '1' }, ending.signal)).rejects.toMatchObject({ reason: 'aborted' });
	});
});
