import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Caller, hostnameOf, type TrustedProxies } from './caller.ts';
import { explanationPage } from './explanation.ts';
import type { PageFiles } from './pageFiles.ts';
import { appHeaders, plainPageHeaders } from './securityHeaders.ts';

export interface WebsiteOptions {
	readonly pages: PageFiles | undefined;
	readonly proxies: TrustedProxies;
	/** Of our own certificate; undefined when a trusted one stands in its place. */
	readonly fingerprint: string | undefined;
	/** The app's link to a room, whether it exists or not: nobody learns which rooms there are. */
	appLink(roomId: string): string;
	/** The port that is listened on. */
	port(): number;
}

const roomPath = /^\/join\/([\w-]{8,128})\/?$/;

/** Answers the page's requests. */
export class Website {
	constructor(private readonly options: WebsiteOptions) {}

	async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			return refuse(response, 405, { Allow: 'GET, HEAD' });
		}
		const caller = this.options.proxies.identify(request);
		const path = (request.url ?? '/').split('?')[0] ?? '/';
		if (!caller.secure) return this.#explain(request, response, caller, path);
		if (!this.options.pages) return refuse(response, 404);
		const name = path === '/' || roomPath.test(path) ? '/index.html' : path;
		const file = await this.options.pages.read(name, String(request.headers['accept-encoding'] ?? ''));
		if (!file) return refuse(response, 404);
		const headers = {
			...appHeaders(caller.authority),
			'Content-Type': file.type,
			'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
			Vary: 'Accept-Encoding',
			ETag: file.etag,
			...(file.encoding !== 'identity' && { 'Content-Encoding': file.encoding }),
		};
		if (request.headers['if-none-match'] === file.etag) {
			response.writeHead(304, headers).end();
			return;
		}
		response.writeHead(200, { ...headers, 'Content-Length': file.body.length });
		response.end(request.method === 'HEAD' ? undefined : file.body);
	}

	#explain(request: IncomingMessage, response: ServerResponse, { authority }: Caller, path: string): void {
		if (!authority) {
			refuse(response, 400);
			return;
		}
		const roomId = roomPath.exec(path)?.[1];
		const pageLink = `https://${hostnameOf(authority)}:${this.options.port()}${roomId ? `/join/${roomId}` : '/'}`;
		const { fingerprint } = this.options;
		if (!fingerprint) {
			response.writeHead(308, { ...plainPageHeaders(), Location: pageLink }).end();
			return;
		}
		const page = Buffer.from(
			explanationPage({
				acceptLanguage: String(request.headers['accept-language'] ?? ''),
				pageLink,
				appLink: roomId && this.options.appLink(roomId),
				fingerprint,
			}),
		);
		response.writeHead(200, {
			...plainPageHeaders(),
			'Content-Type': 'text/html; charset=utf-8',
			'Content-Length': page.length,
			'Cache-Control': 'no-store',
			Vary: 'Accept-Language',
		});
		response.end(request.method === 'HEAD' ? undefined : page);
	}
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
	response.writeHead(status, { ...plainPageHeaders(), ...headers, 'Content-Length': 0 }).end();
}
