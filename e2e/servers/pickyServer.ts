import { createServer, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

export interface PickyServer {
	readonly port: number;
	/** The Origin of each request that came, of sockets and pages, in order; undefined if there was none. */
	readonly origins: { readonly what: 'socket' | 'page'; readonly origin: string | undefined }[];
	close(): Promise<void>;
}

/**
 * A server on this machine that takes a WebSocket from one page only, as stock mediasoup-demo servers do, and
 * answers 403 to all others. It says nothing on it.
 * @param wanted the page's origin; undefined takes everybody
 */
export async function startPickyServer(wanted?: string): Promise<PickyServer> {
	const origins: PickyServer['origins'] = [];
	const server = createServer(({ headers: { origin } }, response) => {
		origins.push({ what: 'page', origin });
		response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
	});
	const sockets = new WebSocketServer({ noServer: true });
	server.on('upgrade', (request, socket, head) => {
		const { origin } = request.headers;
		origins.push({ what: 'socket', origin });
		if (wanted === undefined || origin === wanted)
			return sockets.handleUpgrade(request, socket, head, () => {});
		socket.end(`HTTP/1.1 403 ${STATUS_CODES[403]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		origins,
		async close() {
			for (const socket of sockets.clients) socket.terminate();
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}
