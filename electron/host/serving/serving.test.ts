import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { TestHost, workerMissing } from '../host.test-bench.ts';
import { usableAddresses } from '../reach.ts';

interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

/** A request as it is, without a client's own tidying of paths. */
function get(
	url: string,
	path: string,
	headers: Record<string, string> = {},
	method = 'GET',
): Promise<Answer> {
	const { protocol, hostname, port } = new URL(url);
	const send = protocol === 'https:' ? secureRequest : plainRequest;
	return new Promise((resolve, reject) => {
		const options = { hostname, port, path, method, headers, agent: false, rejectUnauthorized: false };
		send(options, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(chunks),
				}),
			);
		})
			.on('error', reject)
			.end();
	});
}

const page = '<!doctype html><title>The page</title>';

describe.skipIf(workerMissing)('the port of a host', () => {
	let bench: TestHost;
	let proxied: TestHost;
	let secure: string;
	let plain: string;
	const room = 'a-room-that-is-not-there';
	beforeAll(async () => {
		bench = await TestHost.start();
		const pageDirectory = join(bench.dataDirectory, 'page');
		await mkdir(join(pageDirectory, 'assets'), { recursive: true });
		await writeFile(join(pageDirectory, 'index.html'), page);
		await writeFile(join(pageDirectory, 'assets', 'index-B1c7OH6V.js'), 'export const found = 1;');
		await writeFile(join(pageDirectory, 'assets', 'index-B1c7OH6V.js.map'), '{}');
		await writeFile(join(bench.dataDirectory, 'secret.txt'), 'secret');
		await symlink(join(bench.dataDirectory, 'secret.txt'), join(pageDirectory, 'assets', 'leak.txt'));
		// The same page, from a host that has one.
		const { dataDirectory } = bench;
		await bench.host.close();
		bench = await TestHost.start({ dataDirectory, pageDirectory });
		proxied = await TestHost.start({
			pageDirectory,
			behindProxy: ['127.0.0.1'],
			publicUrl: 'https://calls.example',
		});
		secure = `https://127.0.0.1:${bench.host.state.port}`;
		plain = `http://127.0.0.1:${bench.host.state.port}`;
	});
	afterAll(async () => {
		await proxied.close();
		await bench.close();
	});

	it('gives the page over TLS and, on this machine, over plain http', async () => {
		for (const url of [secure, plain]) {
			for (const path of ['/', `/join/${room}`, `/join/${room}/?x=1`]) {
				const { status, headers, body } = await get(url, path);
				expect([status, body.toString()]).toEqual([200, page]);
				expect(headers['content-type']).toBe('text/html; charset=utf-8');
				expect(headers['cache-control']).toBe('no-cache');
			}
		}
	});

	it('sends the headers that keep the page to itself', async () => {
		const { headers } = await get(secure, '/');
		const policy = headers['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
		expect(policy).toContain(`wss://127.0.0.1:${bench.host.state.port}`);
		expect(policy).toContain("frame-ancestors 'none'");
		expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
		expect(headers['permissions-policy']).toContain('camera=(self)');
		// A header that somebody else made up does not get into the policy.
		const strange = await get(secure, '/', { host: "evil.example; script-src 'unsafe-inline'" });
		expect(strange.headers['content-security-policy']).not.toContain('evil');
	});

	it('compresses, caches and revalidates', async () => {
		const path = '/assets/index-B1c7OH6V.js';
		const zipped = await get(secure, path, { 'accept-encoding': 'gzip' });
		expect(zipped.headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(zipped.body).toString()).toBe('export const found = 1;');
		expect(zipped.headers['content-type']).toBe('text/javascript; charset=utf-8');
		expect(zipped.headers['cache-control']).toContain('immutable');
		const etag = String(zipped.headers.etag);
		const again = await get(secure, path, { 'accept-encoding': 'gzip', 'if-none-match': etag });
		expect([again.status, again.body.length]).toEqual([304, 0]);
		const head = await get(secure, path, {}, 'HEAD');
		expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '23', 0]);
	});

	it('gives nothing else, however it is asked for', async () => {
		const paths = [
			'/../secret.txt',
			'/assets/../../secret.txt',
			'/..%2fsecret.txt',
			'/%2e%2e/secret.txt',
			'/assets/..%5c..%5csecret.txt',
			'/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
			'//etc/passwd',
			'/assets/leak.txt',
			'/assets/index-B1c7OH6V.js.map',
			'/assets',
			'/.hidden',
			'/index.html%00.js',
			'/%',
			'/rooms',
			'/join/short',
		];
		for (const path of paths) expect([path, (await get(secure, path)).status]).toEqual([path, 404]);
		for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
			expect((await get(secure, '/', {}, method)).status).toBe(405);
		}
	});

	it('explains itself to who comes without TLS from elsewhere', async () => {
		const [elsewhere] = usableAddresses();
		// A machine without a network has no elsewhere; a strange name for it is just as good.
		const authority = `${elsewhere ?? 'rebound.example'}:${bench.host.state.port}`;
		const { status, headers, body } = await get(plain, `/join/${room}`, { host: authority });
		expect(status).toBe(200);
		const text = body.toString();
		expect(text).toContain(`https://${authority}/join/${room}`);
		expect(text).toContain(`parley://join/${room}?at=`);
		expect(text).toContain(`key=${bench.host.state.key}`);
		expect(text).toContain(bench.host.state.fingerprint);
		expect(text).toContain('<html lang="en">');
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		const german = await get(plain, '/', { host: authority, 'accept-language': 'de-AT,en;q=0.5' });
		expect(german.body.toString()).toContain('<html lang="de">');
		expect(
			(await get(plain, '/assets/index-B1c7OH6V.js', { host: authority })).body.toString(),
		).not.toContain('found');
		expect((await get(plain, '/', { host: '"><script>' })).status).toBe(400);
	});

	it('takes sockets over TLS and from this machine, in our protocol only', async () => {
		const roomId = bench.room();
		const query = `/?roomId=${roomId}&peerId=anna`;
		const status = (url: string, protocol: string, headers = {}) =>
			new Promise((resolve) => {
				const socket = new WebSocket(url + query, protocol, { rejectUnauthorized: false, headers });
				socket.on('open', () => {
					resolve('open');
					socket.close();
				});
				socket.on('unexpected-response', (_request, response) => {
					resolve(response.statusCode);
					response.destroy();
				});
				socket.on('error', () => {});
			});
		const [tls, bare] = [secure.replace('http', 'ws'), plain.replace('http', 'ws')];
		expect(await status(tls, 'protoo')).toBe('open');
		expect(await status(tls, 'smtp')).toBe(400);
		expect(await status(bare, 'protoo', { host: 'rebound.example' })).toBe(403);
		await new Promise((resolve) => setImmediate(resolve));
		expect(await status(bare.replace('127.0.0.1', 'localhost'), 'protoo')).toBe('open');
	});

	it('believes a trusted proxy, and nobody else who claims to be one', async () => {
		const url = `http://127.0.0.1:${proxied.host.state.port}`;
		const headers = { host: 'calls.example', 'x-forwarded-for': '198.51.100.7, 127.0.0.1' };
		expect((await get(url, '/', headers)).body.toString()).toBe(page);
		expect((await get(plain, '/', headers)).body.toString()).not.toBe(page);
		const { invitation } = proxied.host.createRoom();
		expect(invitation).toMatchObject({ addresses: ['calls.example:443'] });
		expect(invitation).not.toHaveProperty('key');
	});

	it('outlives connections that are neither', async () => {
		const port = bench.host.state.port;
		for (const bytes of [
			'\u0000\u0001\u0002',
			'\u0016\u0003\u0001garbage',
			'SSH-2.0-x\r\n',
			'GET / HTTP/9\r\n\r\n',
		]) {
			const socket = connect(port, '127.0.0.1');
			socket.on('error', () => {});
			socket.resume();
			socket.end(Buffer.from(bytes, 'latin1'));
			await new Promise((resolve) => socket.once('close', resolve));
		}
		expect((await get(secure, '/')).status).toBe(200);
	});
});
