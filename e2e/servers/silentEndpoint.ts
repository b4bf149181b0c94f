import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SilentEndpoint {
	/** `http://127.0.0.1:port` */
	readonly origin: string;
	/** What came, in order: `POST /whip`. */
	readonly asked: readonly string[];
	close(): Promise<void>;
}

/**
 * An endpoint for encoders: it takes what is offered at `/whip` and has never heard of pages, nor of the question that
 * their browsers ask first (CORS).
 */
export async function startSilentEndpoint(): Promise<SilentEndpoint> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		const { method, url } = request;
		asked.push(`${method} ${url}`);
		request.resume();
		if (method === 'OPTIONS') return void response.writeHead(405).end();
		if (method === 'POST' && url === '/moved')
			return void response.writeHead(307, { Location: '/whip' }).end();
		if (method === 'POST')
			return void response
				.writeHead(201, {
					'Content-Type': 'application/sdp',
					Location: 'session/1',
					ETag: '"1"',
					Link: '<stun:stun.example.net>; rel="ice-server"',
				})
				.end('an answer');
		response.writeHead(method === 'PATCH' ? 204 : 200).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		async close() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}
