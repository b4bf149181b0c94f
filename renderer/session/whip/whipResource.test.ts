import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { BusyEndpoint, offerBroadcast } from './whipResource.ts';

const offer = 'v=0\r\no=- an offer\r\n';
const answer = 'v=0\r\no=- an answer\r\n';
const fragmentType = 'application/trickle-ice-sdpfrag';
const servers: Server[] = [];

interface Asked {
	readonly what: string;
	readonly token: string | undefined;
	readonly match: string | undefined;
	readonly status: number;
}

interface Reply {
	readonly status: number;
	readonly headers?: Record<string, string | string[]>;
	readonly body?: string;
}

/**
 * An endpoint that holds a client to RFC 9725 by its letter: types, preconditions, tags that change with an ICE
 * restart. It takes offers and fragments for what they are said to be: there is no media.
 */
class StrictEndpoint {
	readonly asked: Asked[] = [];
	readonly #server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => {
			body += chunk;
		});
		request.on('end', () => {
			const { status, headers = {}, body: text = '' } = this.#reply(request, body);
			const { authorization, 'if-match': match } = request.headers;
			this.asked.push({ what: `${request.method} ${request.url}`, token: authorization, match, status });
			response.writeHead(status, headers).end(text);
		});
	});
	#tag = 1;
	#alive = false;

	constructor(
		private readonly how: {
			/** From where to where. */
			readonly redirect?: () => { readonly from: string; readonly to: string };
			/** Neither candidates nor restarts (RFC 9725, 4.3). */
			readonly fixed?: boolean;
		} = {},
	) {
		servers.push(this.#server);
	}

	async open(): Promise<this> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
		return this;
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	#reply({ method, url = '', headers }: IncomingMessage, body: string): Reply {
		const redirect = this.how.redirect?.();
		if (redirect?.from === url) return { status: 307, headers: { Location: redirect.to } };
		if (method === 'POST' && url === '/live/whip') return this.#take(headers['content-type'], body);
		if (url !== '/live/session/1' || !this.#alive) return { status: 404 };
		if (method === 'PATCH') return this.#change(headers['content-type'], headers['if-match'], body);
		if (method !== 'DELETE') return { status: 405 };
		this.#alive = false;
		return { status: 200 };
	}

	#take(type: string | undefined, body: string): Reply {
		if (type !== 'application/sdp') return { status: 415 };
		if (body !== offer) return { status: 400 };
		this.#alive = true;
		return {
			status: 201,
			headers: {
				'Content-Type': 'application/sdp',
				Location: 'session/1',
				ETag: `"${this.#tag}"`,
				Link: ['<stun:stun.example.net>; rel="ice-server"', '<https://example.net/>; rel="help"'],
			},
			body: answer,
		};
	}

	#change(type: string | undefined, match: string | undefined, body: string): Reply {
		if (this.how.fixed) return { status: 422 };
		if (type !== fragmentType) return { status: 415 };
		if (match === undefined) return { status: 428 };
		if (match === '*') {
			if (!body.includes('restart')) return { status: 400 };
			const headers = { 'Content-Type': fragmentType, ETag: `"${++this.#tag}"` };
			return { status: 200, headers, body: 'ice of the endpoint' };
		}
		return { status: match === `"${this.#tag}"` ? 204 : 412 };
	}
}

afterEach(async () => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});

const never = new AbortController().signal;
const offerTo = (endpoint: string, token?: string) =>
	offerBroadcast({ kind: 'whip', endpoint, ...(token !== undefined && { token }) }, offer, never);

describe('a broadcast that an endpoint took', () => {
	it('is changed and ended where the endpoint says, by the tag of the moment', async () => {
		const strict = await new StrictEndpoint().open();
		const resource = await offerTo(`${strict.origin}/live/whip`, 'abc');
		expect(resource.answer).toBe(answer);
		expect(resource.iceServers).toEqual([{ urls: 'stun:stun.example.net' }]);
		expect(await resource.trickle('candidates')).toBe(true);
		expect(await resource.restart('restart')).toBe('ice of the endpoint');
		expect(await resource.trickle('candidates')).toBe(true);
		await resource.end();
		expect(await resource.trickle('candidates')).toBe(false);
		const token = 'Bearer abc';
		expect(strict.asked).toEqual([
			{ what: 'POST /live/whip', token, match: undefined, status: 201 },
			{ what: 'PATCH /live/session/1', token, match: '"1"', status: 204 },
			{ what: 'PATCH /live/session/1', token, match: '*', status: 200 },
			{ what: 'PATCH /live/session/1', token, match: '"2"', status: 204 },
			{ what: 'DELETE /live/session/1', token, match: undefined, status: 200 },
			{ what: 'PATCH /live/session/1', token, match: '"2"', status: 404 },
		]);
	});

	it('by an endpoint that can do neither is left as it is', async () => {
		const strict = await new StrictEndpoint({ fixed: true }).open();
		const resource = await offerTo(`${strict.origin}/live/whip`);
		expect(await resource.trickle('candidates')).toBe(false);
		expect(await resource.restart('restart')).toBeNull();
	});

	it('is where the endpoint sent us: its address is read from there', async () => {
		const redirect = () => ({ from: '/whip', to: '/live/whip' });
		const strict = await new StrictEndpoint({ redirect }).open();
		const resource = await offerTo(`${strict.origin}/whip`, 'abc');
		expect(await resource.trickle('candidates')).toBe(true);
		expect(strict.asked.map(({ what, token }) => [what, token])).toEqual([
			['POST /whip', 'Bearer abc'],
			['POST /live/whip', 'Bearer abc'],
			['PATCH /live/session/1', 'Bearer abc'],
		]);
	});

	it('by another server is not told the token of the first one, at any time', async () => {
		const other = await new StrictEndpoint().open();
		const redirect = () => ({ from: '/whip', to: `${other.origin}/live/whip` });
		const strict = await new StrictEndpoint({ redirect }).open();
		const resource = await offerTo(`${strict.origin}/whip`, 'abc');
		await resource.trickle('candidates');
		await resource.end();
		expect(other.asked.map(({ what, token }) => [what, token])).toEqual([
			['POST /live/whip', undefined],
			['PATCH /live/session/1', undefined],
			['DELETE /live/session/1', undefined],
		]);
	});
});

it('an endpoint that is busy says when it wants to be asked again', async () => {
	const server = createServer((_request, response) => response.writeHead(503, { 'Retry-After': '7' }).end());
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const refusal = await offerTo(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
	expect(refusal).toBeInstanceOf(BusyEndpoint);
	expect((refusal as BusyEndpoint).retryAfterMs).toBe(7000);
});
