import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import mitt, { type Emitter } from 'mitt';
import { type WebSocket, WebSocketServer } from 'ws';
import { subprotocol } from '../../../contract/signalling/envelope.ts';
import { limits } from '../../../contract/signalling/limits.ts';
import type { LogLine } from '../workers/log.ts';
import type { TrustedProxies } from './caller.ts';
import { type OpenPort, openPort, type PortOptions } from './openPort.ts';
import type { Website } from './website.ts';

export type DoorsEvents = {
	arrival: { socket: WebSocket; query: URLSearchParams; remoteAddress: string };
	log: LogLine;
};

/** How people come in: the page, and the WebSockets for signalling, on one port. */
export class Doors {
	readonly events: Emitter<DoorsEvents> = mitt();
	readonly #webSockets = new WebSocketServer({
		noServer: true,
		maxPayload: limits.messageBytes,
		perMessageDeflate: false,
		handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
	});
	#open: OpenPort | undefined;

	constructor(
		private readonly website: Website,
		private readonly proxies: TrustedProxies,
	) {}

	/** The port that is open; 0 before. */
	get port(): number {
		return this.#open?.port ?? 0;
	}

	/** @throws {HostError} port-taken, cannot-listen, bad-certificate */
	async open(options: Omit<PortOptions, 'onRequest' | 'onUpgrade'>): Promise<void> {
		this.#open = await openPort({
			...options,
			onRequest: (request, response) => {
				this.website.handle(request, response).catch((cause) => {
					this.events.emit('log', { level: 'error', text: `page: ${String(cause)}` });
					response.destroy();
				});
			},
			onUpgrade: (request, socket, head) => this.#upgrade(request, socket, head),
		});
	}

	async close(): Promise<void> {
		this.#webSockets.close();
		await this.#open?.close();
	}

	/**
	 * Any origin may ask: there are no cookies and no logins that a strange page could use. Who knows the
	 * room's id is invited, whichever page they come with.
	 */
	#upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		socket.on('error', () => socket.destroy());
		const caller = this.proxies.identify(request);
		const protocols = String(request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
		if (!caller.secure) {
			decline(socket, '403 Forbidden');
			return;
		}
		if (!protocols.includes(subprotocol)) {
			decline(socket, '400 Bad Request');
			return;
		}
		this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
			const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
			this.events.emit('arrival', { socket: webSocket, query, remoteAddress: caller.remoteAddress });
		});
	}
}

function decline(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
