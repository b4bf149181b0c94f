import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** A server on this machine that is asked what it is, and counts who asks. */
export interface AskedServer {
	/** `127.0.0.1:port` */
	readonly host: string;
	/** Every request and every handshake, in order. */
	readonly asked: readonly { readonly what: string; readonly headers: IncomingHttpHeaders }[];
	close(): Promise<void>;
}

/**
 * @param answer to pages; handshakes are never answered by it
 * @param subprotocol that it chooses, if it is offered; none: it refuses handshakes
 */
export async function startAskedServer(answer: RequestListener, subprotocol?: string): Promise<AskedServer> {
	const asked: { what: string; headers: IncomingHttpHeaders }[] = [];
	const server = createServer((request, response) => {
		asked.push({ what: `${request.method} ${request.url}`, headers: request.headers });
		answer(request, response);
	});
	const sockets = new WebSocketServer({
		noServer: true,
		handleProtocols: (offered) => subprotocol !== undefined && offered.has(subprotocol) && subprotocol,
	});
	server.on('upgrade', (request, socket, head) => {
		asked.push({ what: `UPGRADE ${request.url}`, headers: request.headers });
		if (subprotocol === undefined)
			return void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
		sockets.handleUpgrade(request, socket, head, () => {});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		async close() {
			for (const client of sockets.clients) client.terminate();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A page that says this. */
export function page(body: string, headers: Readonly<Record<string, string>> = {}): RequestListener {
	return (_request, response) => {
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
		response.end(body);
	};
}
