import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws';
import { reachRoom } from './reachRoom.ts';

// Node 20 has no WebSocket of its own; this one follows the same interface.
globalThis.WebSocket ??= NodeWebSocket as never;

interface Asked {
	readonly janus: string;
	readonly id?: number;
	readonly session_id?: number;
	readonly body?: { readonly request: string; readonly room: unknown };
}

const never = new AbortController().signal;
let server: WebSocketServer;
let url: string;
let asked: Asked[];

beforeEach(async () => {
	asked = [];
	server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
	await once(server, 'listening');
	url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
	for (const client of server.clients) client.terminate();
	server.close();
});

/** A server that answers what it is asked, once it was asked for so many things. */
function answering(answer: (message: Asked) => object, heldUntil = 1): void {
	server.on('connection', (socket) => {
		const held: (Asked & { transaction: string })[] = [];
		socket.on('message', (data) => {
			const message = JSON.parse(String(data));
			asked.push(message);
			held.push(message);
			if (asked.length < heldUntil) return;
			for (const one of held.splice(0))
				socket.send(JSON.stringify({ transaction: one.transaction, ...answer(one) }));
		});
	});
}

it('asks for a session and its first handle at once', async () => {
	answering(({ janus, id }) => ({ janus: 'success', data: { id: janus === 'create' ? id : 7 } }), 2);
	const { gateway, attach } = await reachRoom({ url, room: '1' }, never);
	expect(asked.map(({ janus }) => janus)).toEqual(['create', 'attach']);
	expect(asked[1]?.session_id).toBe(gateway.id);
	expect((await attach()).id).toBe(7);
	gateway.end();
});

it('takes the session of a server that chooses ids itself', async () => {
	answering(({ janus, session_id }) => {
		if (janus === 'create') return { janus: 'success', data: { id: 5 } };
		if (session_id === 5) return { janus: 'success', data: { id: 8 } };
		return { janus: 'error', error: { code: 458, reason: 'No such session' } };
	});
	const { gateway, attach } = await reachRoom({ url, room: '1' }, never);
	expect(gateway.id).toBe(5);
	expect((await attach()).id).toBe(8);
	gateway.end();
});

it('names a room as the server writes it, which is found out once', async () => {
	answering(({ janus, id, body }) => {
		if (!body) return { janus: 'success', data: { id: janus === 'create' ? id : 7 } };
		const data =
			typeof body.room === 'string'
				? { videoroom: 'participants', participants: [{ id: 'a', display: 'Anna' }] }
				: { error_code: 430, error: 'Invalid element type (room should be a string)' };
		return { janus: 'success', plugindata: { plugin: 'janus.plugin.videoroom', data } };
	});
	const reached = await reachRoom({ url, room: '1234' }, never);
	expect(await reached.look(never)).toEqual({ inside: ['Anna'], door: 'open' });
	expect(await reached.look(never)).toEqual({ inside: ['Anna'], door: 'open' });
	expect(asked.flatMap(({ body }) => body?.room ?? [])).toEqual([1234, '1234', '1234']);
	reached.gateway.end();
});
