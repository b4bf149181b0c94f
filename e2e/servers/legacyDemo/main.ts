import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import * as mediasoup from 'mediasoup';
import { type WebSocket, WebSocketServer } from 'ws';
import { Room } from './room.ts';

/**
 * A server in the dialect of mediasoup-demo from before October 2025, written from the protocol alone, on the
 * real mediasoup. A room is opened by whoever asks for it. Prints its port and the one of media; ends when its stdin does.
 *
 * Arguments: the address to listen at; the port, or 0 for any free one; the UDP port that clients are told for
 * media, if something stands before it.
 */
const [address = '127.0.0.1', port = '0', gate] = process.argv.slice(2);
const worker = await mediasoup.createWorker({
	logLevel: 'error',
	...(process.env.MEDIASOUP_WORKER_BIN && { workerBin: process.env.MEDIASOUP_WORKER_BIN }),
});
const webRtcServer = await worker.createWebRtcServer({
	listenInfos: [
		{ protocol: 'udp', ip: address },
		{ protocol: 'tcp', ip: address },
	],
});
const rooms = new Map<string, Promise<Room>>();

const server = new WebSocketServer({
	host: address,
	port: Number(port),
	handleProtocols: (offered) => offered.has('protoo') && 'protoo',
});
server.on('connection', async (socket: WebSocket, { url = '' }) => {
	socket.on('error', () => socket.terminate());
	const query = new URLSearchParams(url.split('?')[1]);
	const [roomId, peerId] = [query.get('roomId'), query.get('peerId')];
	if (!roomId || !peerId) return socket.close();
	let room = rooms.get(roomId);
	if (!room) {
		room = Room.open(mediasoup.version, worker, webRtcServer, gate ? Number(gate) : undefined);
		rooms.set(roomId, room);
	}
	(await room).receive(peerId, socket);
});
await once(server, 'listening');
const { udpSockets } = await webRtcServer.dump();
console.log(JSON.stringify({ port: (server.address() as AddressInfo).port, mediaPort: udpSockets[0]?.port }));

const end = () => process.exit(0);
process.stdin.on('end', end).on('error', end).resume();
process.on('SIGTERM', end);
worker.on('died', () => process.exit(1));
