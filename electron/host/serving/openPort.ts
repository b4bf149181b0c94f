import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { HostError } from '../hostError.ts';
import { Admission } from '../limits/admission.ts';
import { plainAddress } from '../reach.ts';

export interface PortOptions {
	/** 0: any free one. */
	readonly port: number;
	/** IP addresses; undefined: all of this machine. */
	readonly listen: readonly string[] | undefined;
	/** PEM. */
	readonly tls: { readonly cert: string; readonly key: string };
	readonly onRequest: RequestListener;
	readonly onUpgrade: (request: Parameters<RequestListener>[0], socket: Duplex, head: Buffer) => void;
}

export interface OpenPort {
	readonly port: number;
	close(): Promise<void>;
}

/** First byte of a TLS connection (RFC 8446, 5.1: the record type "handshake"). */
const tlsHandshake = 0x16;
/** Milliseconds in which a new connection must say its first byte. */
const firstByteWithin = 10_000;
/** TCP connections: from one address and in total. */
const connections = { perAddress: 500, inTotal: 8000 };

/**
 * One TCP port for everything: TLS and plain http are told apart by their first byte.
 * @throws {HostError} port-taken, cannot-listen, bad-certificate
 */
export async function openPort(options: PortOptions): Promise<OpenPort> {
	const { onRequest, onUpgrade, tls } = options;
	const plain = createHttpServer(onRequest);
	let secure: HttpServer;
	try {
		secure = createHttpsServer({ ...tls, minVersion: 'TLSv1.2', ALPNProtocols: ['http/1.1'] }, onRequest);
	} catch (cause) {
		throw new HostError('bad-certificate', 'certificate and key do not work together', { cause });
	}
	for (const server of [plain, secure]) {
		server.requestTimeout = 30_000;
		server.headersTimeout = 10_000;
		server.maxHeadersCount = 100;
		server.on('upgrade', onUpgrade);
		// Whatever is no http is not answered.
		server.on('clientError', (_error, socket) => socket.destroy());
	}
	secure.on('tlsClientError', (_error, socket) => socket.destroy());

	const open = new Set<Socket>();
	const admission = new Admission(connections.perAddress, connections.inTotal);
	const sort = (socket: Socket) => {
		socket.on('error', () => socket.destroy());
		const leave = admission.take(plainAddress(socket.remoteAddress ?? ''));
		if (!leave) {
			socket.destroy();
			return;
		}
		open.add(socket);
		const impatience = setTimeout(() => socket.destroy(), firstByteWithin);
		socket.once('close', () => {
			clearTimeout(impatience);
			open.delete(socket);
			leave();
		});
		socket.once('data', (chunk) => {
			clearTimeout(impatience);
			socket.pause();
			socket.unshift(chunk);
			(chunk[0] === tlsHandshake ? secure : plain).emit('connection', socket);
			// Not before whoever took it had the time to listen.
			process.nextTick(() => socket.resume());
		});
	};

	const { servers, port } = await listenAll(options, sort);
	return {
		port,
		async close() {
			const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
			for (const socket of open) socket.destroy();
			plain.closeAllConnections();
			secure.closeAllConnections();
			await Promise.all(closed);
		},
	};
}

async function listenAll(
	{ port, listen }: PortOptions,
	onConnection: (socket: Socket) => void,
): Promise<{ servers: Server[]; port: number }> {
	const servers: Server[] = [];
	let chosen = port;
	try {
		for (const address of listen ?? [undefined]) {
			const server = createServer({ noDelay: true, keepAlive: true }, onConnection);
			chosen = await listenOn(server, chosen, address);
			servers.push(server);
		}
	} catch (cause) {
		for (const server of servers) server.close();
		const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
		throw new HostError(code === 'EADDRINUSE' ? 'port-taken' : 'cannot-listen', `port ${port}`, { cause });
	}
	return { servers, port: chosen };
}

/** Without an address Node takes both IP families where the system has both. */
function listenOn(server: Server, port: number, address: string | undefined): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port, ...(address && { host: address }) }, () => {
			server.off('error', reject);
			const bound = server.address();
			resolve(typeof bound === 'object' && bound ? bound.port : port);
		});
	});
}
