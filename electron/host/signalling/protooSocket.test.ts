import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { ProtooSocket } from './protooSocket.ts';

describe('a protoo socket', () => {
	let server: WebSocketServer;
	let near: ProtooSocket;
	let nearSocket: WebSocket;
	let far: WebSocket;
	const received: unknown[] = [];

	beforeEach(async () => {
		received.length = 0;
		server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
		await once(server, 'listening');
		const address = server.address();
		if (typeof address !== 'object' || !address) throw new Error('the test server listens nowhere');
		const arrival: Promise<WebSocket[]> = once(server, 'connection');
		far = new WebSocket(`ws://127.0.0.1:${address.port}`);
		far.on('message', (data) => received.push(JSON.parse(data.toString())));
		const [socket] = await arrival;
		if (!socket) throw new Error('nobody came');
		nearSocket = socket;
		near = new ProtooSocket(socket);
		if (far.readyState !== far.OPEN) await once(far, 'open');
	});
	afterEach(async () => {
		vi.useRealTimers();
		far.terminate();
		nearSocket.terminate();
		server.close();
	});

	it('asks, and hears yes or no', async () => {
		far.once('message', (data) => {
			const { id } = JSON.parse(data.toString());
			far.send(JSON.stringify({ response: true, id, ok: true, data: { fine: 1 } }));
			far.once('message', (again) => {
				const { id: next } = JSON.parse(again.toString());
				far.send(JSON.stringify({ response: true, id: next, ok: false, errorCode: 400, errorReason: 'no' }));
			});
		});
		const data = { transportId: 't', dataConsumerId: 'c', dataProducerId: 'p', label: '', protocol: '' };
		const question = { ...data, sctpStreamParameters: { streamId: 0 } };
		expect(await near.request('newDataConsumer', question)).toEqual({ fine: 1 });
		await expect(near.request('newDataConsumer', question)).rejects.toThrow('refused by the peer: 400 no');
	});

	it('tells those who wait when the other side goes', async () => {
		const closed = new Promise((resolve) => near.events.on('closed', resolve));
		const data = { transportId: 't', dataConsumerId: 'c', dataProducerId: 'p', label: '', protocol: '' };
		const waiting = near.request('newDataConsumer', { ...data, sctpStreamParameters: { streamId: 0 } });
		far.terminate();
		await expect(waiting).rejects.toThrow('gone');
		await closed;
		// Nothing can go wrong with it any more.
		near.notify('peerClosed', { peerId: 'a' });
		near.close(4000, 'again');
	});

	it('answers a request that is none, if it has a number', async () => {
		far.send(JSON.stringify({ request: true, id: 5, method: 7 }));
		const [data] = await once(far, 'message');
		expect(JSON.parse(data.toString())).toEqual({
			response: true,
			id: 5,
			ok: false,
			errorCode: 400,
			errorReason: 'malformed-message',
		});
	});

	it('cuts a reader off that does not read, before much is kept for them', async () => {
		far.pause();
		const closed = new Promise((resolve) => near.events.on('closed', resolve));
		const text = 'x'.repeat(100_000);
		let most = 0;
		// More than any system keeps in its own buffers.
		for (let sent = 0; sent < 1000 && nearSocket.readyState === nearSocket.OPEN; sent += 1) {
			near.notify('parley:said', { peerId: 'a', text, sentAt: 0 });
			most = Math.max(most, nearSocket.bufferedAmount);
		}
		await closed;
		expect(most).toBeLessThan(5 * 1024 * 1024);
	});

	it('leaves out what is replaced anyway while the reader is slow', async () => {
		far.pause();
		const text = 'x'.repeat(100_000);
		while (nearSocket.bufferedAmount < 512 * 1024)
			near.notify('parley:said', { peerId: 'a', text, sentAt: 0 });
		const before = nearSocket.bufferedAmount;
		near.notify('speakingPeers', { peerVolumes: [] }, 'droppable');
		expect(nearSocket.bufferedAmount).toBe(before);
		near.notify('peerClosed', { peerId: 'a' });
		expect(nearSocket.bufferedAmount).toBeGreaterThan(before);
	});

	it('drops a socket from which nothing comes, not even pongs, within some ten seconds', async () => {
		// The socket of a machine that lost its network: it is there, and says nothing.
		far.pause();
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
		const silent = new ProtooSocket(nearSocket);
		const closed = new Promise((resolve) => silent.events.on('closed', resolve));
		await vi.advanceTimersByTimeAsync(8_000);
		expect(nearSocket.readyState).toBe(nearSocket.OPEN);
		await vi.advanceTimersByTimeAsync(6_000);
		expect(nearSocket.readyState).not.toBe(nearSocket.OPEN);
		await closed;
	});
});
