import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeWebSocket, type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { newIdentity } from '../identity.ts';
import type { SessionError } from '../sessionError.ts';
import { reachServer } from './reachServer.ts';

// Node 20 has no WebSocket of its own; this one follows the same interface.
globalThis.WebSocket ??= NodeWebSocket as never;

interface Asked {
	readonly id: number;
	readonly method: string;
	readonly data: Record<string, unknown>;
}

let server: WebSocketServer;
let socket: string;

beforeEach(async () => {
	server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
	await once(server, 'listening');
	socket = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
	for (const client of server.clients) client.terminate();
	server.close();
});

const capabilities = { codecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 }] };
const transport = {
	iceParameters: { usernameFragment: 'u', password: 'p', iceLite: true },
	iceCandidates: [],
	dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: 'AA' }] },
};
const say = (client: ServerSocket, message: object) => client.send(JSON.stringify(message));
const greet = (client: ServerSocket, method: string) =>
	say(client, { notification: true, method, data: { version: '3.16.0' } });
const reach = () => reachServer({ kind: 'mediasoup-demo', socket, roomId: 'a room' }, newIdentity());
const reasonOf = (reached: Promise<unknown>) =>
	reached.then(
		() => 'reached',
		(error: SessionError) => error.reason,
	);

/** A server that hears all that is asked before it answers anything. */
function patient(greeting: string, answers: Record<string, (asked: Asked) => unknown>): Asked[] {
	const heard: Asked[] = [];
	server.on('connection', (client) => {
		greet(client, greeting);
		client.on('message', (text) => {
			heard.push(JSON.parse(String(text)));
			if (heard.length < 3) return;
			for (const asked of heard)
				say(client, { response: true, id: asked.id, ok: true, data: answers[asked.method]?.(asked) });
		});
	});
	return heard;
}

describe('reaching a server', () => {
	it('asks for all that joining needs in one exchange', async () => {
		const heard = patient('mediasoupVersion', {
			getRouterRtpCapabilities: () => ({ routerRtpCapabilities: capabilities }),
			createWebRtcTransport: ({ data }) => ({
				...transport,
				transportId: (data.appData as { direction: string }).direction,
			}),
		});
		const reached = await reach();
		expect(heard.map(({ method }) => method).sort()).toEqual([
			'createWebRtcTransport',
			'createWebRtcTransport',
			'getRouterRtpCapabilities',
		]);
		expect(reached.routerRtpCapabilities).toMatchObject(capabilities);
		expect(reached.sendTransport.transportId).toBe('producer');
		expect(reached.receiveTransport.transportId).toBe('consumer');
		reached.socket.close();
	});

	it('speaks the older dialect to who greets in it', async () => {
		const heard = patient('mediasoup-version', {
			getRouterRtpCapabilities: () => capabilities,
			createWebRtcTransport: ({ data }) => ({
				...transport,
				id: data.producing ? 'sends' : 'receives',
				sctpParameters: null,
			}),
		});
		const reached = await reach();
		expect(heard.filter(({ data }) => data?.consuming)).toHaveLength(1);
		expect(reached.routerRtpCapabilities).toMatchObject(capabilities);
		expect(reached.sendTransport.transportId).toBe('sends');
		expect(reached.receiveTransport.transportId).toBe('receives');
		reached.socket.close();
	});

	it('asks nothing of who has not greeted, and takes nothing else for a greeting', async () => {
		const heard: unknown[] = [];
		server.on('connection', (client) => {
			client.on('message', (text) => heard.push(text));
			say(client, { notification: true, method: 'newPeer', data: {} });
			client.ping();
			client.once('pong', () => client.close(1000));
		});
		expect(await reasonOf(reach())).toBe('unreachable');
		expect(heard).toEqual([]);
	});

	it('says that answers make no sense', async () => {
		patient('mediasoupVersion', { getRouterRtpCapabilities: () => ({ routerRtpCapabilities: 'all' }) });
		expect(await reasonOf(reach())).toBe('protocol');
	});

	it('knows a Parley host that lets nobody in', async () => {
		server.on('connection', (client) => client.close(4004));
		expect(await reasonOf(reach())).toBe('room-not-found');
	});

	it.each(['', 'nonsense', 'https://h.example/', 'javascript:alert(1)'])(
		'has nowhere to go with %o',
		async (address) => {
			const reached = reachServer({ kind: 'mediasoup-demo', socket: address, roomId: 'r' }, newIdentity());
			expect(await reasonOf(reached)).toBe('unreachable');
		},
	);
});
