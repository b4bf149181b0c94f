import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeWebSocket, type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { keepHeartbeat } from '../heartbeat.ts';
import { ProtooSocket } from './protooSocket.ts';
import { reachHost } from './reachHost.ts';

// Node 20 has no WebSocket of its own; this one follows the same interface.
globalThis.WebSocket ??= NodeWebSocket as never;

let server: WebSocketServer;
let url: string;

beforeEach(async () => {
	server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
	await once(server, 'listening');
	url = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
	for (const client of server.clients) client.terminate();
	server.close();
});

const never = new AbortController().signal;

/** A host that answers each message by what the test says; undefined is no answer. */
function answering(
	answer: (message: { id: number; method: string }) => object | string | undefined,
): Promise<ServerSocket> {
	return new Promise((resolve) => {
		server.once('connection', (socket) => {
			socket.on('message', (data) => {
				const message = JSON.parse(String(data));
				const reply = message.request ? answer(message) : undefined;
				if (reply !== undefined) socket.send(typeof reply === 'string' ? reply : JSON.stringify(reply));
			});
			resolve(socket);
		});
	});
}

describe('ProtooSocket', () => {
	it('matches answers that come in another order', async () => {
		const waiting: { id: number; method: string }[] = [];
		const client = answering((message) => {
			waiting.push(message);
			return undefined;
		});
		const socket = await ProtooSocket.open(`ws://${url}`, never);
		const first = socket.request('parley:say', { text: 'one' });
		const second = socket.request('parley:say', { text: 'two' });
		const host = await client;
		await expect.poll(() => waiting.length).toBe(2);
		for (const [place, { id }] of [...waiting.entries()].reverse())
			host.send(JSON.stringify({ response: true, id, ok: true, data: { sentAt: place } }));
		expect(await first).toEqual({ sentAt: 0 });
		expect(await second).toEqual({ sentAt: 1 });
	});

	it('turns a refusal into its reason', async () => {
		void answering(({ id }) => ({
			response: true,
			id,
			ok: false,
			errorCode: 429,
			errorReason: 'room-full: no place',
		}));
		const socket = await ProtooSocket.open(`ws://${url}`, never);
		await expect(socket.request('parley:say', { text: 'hello' })).rejects.toMatchObject({
			reason: 'room-full',
		});
	});

	it('refuses an answer of another shape', async () => {
		void answering(({ id }) => ({ response: true, id, ok: true, data: { sentAt: 'yesterday' } }));
		const socket = await ProtooSocket.open(`ws://${url}`, never);
		await expect(socket.request('parley:say', { text: 'hello' })).rejects.toMatchObject({
			reason: 'protocol',
		});
	});

	it.each(['no json', '[]', '{"request":1}', '{"response":true,"id":-1,"ok":true}'])(
		'closes when the host speaks another language: %s',
		async (nonsense) => {
			const client = answering(() => undefined);
			const socket = await ProtooSocket.open(`ws://${url}`, never);
			const closed = new Promise<number>((resolve) =>
				socket.events.on('closed', ({ code }) => resolve(code)),
			);
			(await client).send(nonsense);
			expect(await closed).toBe(4400);
			expect(socket.closed).toBe(true);
		},
	);

	it('fails what waits when the socket closes, and says so once', async () => {
		const client = answering(() => undefined);
		const socket = await ProtooSocket.open(`ws://${url}`, never);
		let closings = 0;
		socket.events.on('closed', () => closings++);
		const asked = socket.request('parley:say', { text: 'hello' });
		(await client).close(4000);
		await expect(asked).rejects.toMatchObject({ reason: 'unreachable' });
		socket.close();
		expect(closings).toBe(1);
	});

	it('is unreachable where nobody listens, and aborts when told', async () => {
		server.close();
		await expect(ProtooSocket.open('ws://127.0.0.1:9', never)).rejects.toMatchObject({
			reason: 'unreachable',
		});
		await expect(ProtooSocket.open(`ws://${url}`, AbortSignal.abort())).rejects.toMatchObject({
			reason: 'aborted',
		});
	});
});

describe('reachHost', () => {
	const identity = { peerId: 'me', secret: 's'.repeat(32) };
	const target = (addresses: string[]) =>
		({ kind: 'parley', invitation: { roomId: 'room-room', addresses, plain: true } }) as const;
	const welcome = JSON.stringify({
		notification: true,
		method: 'parley:welcome',
		data: { routerRtpCapabilities: {}, inside: ['Anna'], version: 1 },
	});

	it('takes the address that answers, though the first does not', async () => {
		server.on('connection', (socket) => socket.send(welcome));
		const { address, welcome: heard, socket } = await reachHost(target(['127.0.0.1:9', url]), identity);
		expect(address).toBe(url);
		expect(heard.inside).toEqual(['Anna']);
		socket.close();
	});

	it('prefers what a host that answers says to one that is not there', async () => {
		server.on('connection', (socket) => socket.close(4004));
		await expect(reachHost(target(['127.0.0.1:9', url]), identity)).rejects.toMatchObject({
			reason: 'room-not-found',
		});
	});

	it('says that a host showed another key, but only when none could be reached', async () => {
		const asked: (readonly string[])[] = [];
		const showedAnotherKey = async (hostnames: readonly string[]) => asked.push(hostnames) > 0;
		await expect(
			reachHost({ ...target(['127.0.0.1:9', '[::1]:9']), showedAnotherKey }, identity),
		).rejects.toMatchObject({ reason: 'untrusted' });
		expect(asked).toEqual([['127.0.0.1', '[::1]']]);
		server.on('connection', (socket) => socket.close(4004));
		await expect(
			reachHost({ ...target(['127.0.0.1:9', url]), showedAnotherKey }, identity),
		).rejects.toMatchObject({ reason: 'room-not-found' });
		expect(asked).toHaveLength(1);
	});
});

it('hears a host that fell silent', async () => {
	// Answers nothing at all, as a network that went away does.
	server.on('connection', () => {});
	const socket = await ProtooSocket.open(`ws://${url}`, never);
	await new Promise<void>((silent) => {
		const heartbeat = keepHeartbeat(
			() => socket.request('parley:ping', undefined),
			() => {
				heartbeat.stop();
				silent();
			},
		);
	});
	socket.close();
}, 15_000);
