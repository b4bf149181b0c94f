import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { download } from './download.mjs';

/** @type {string} */
let folder;
/** @type {import('node:http').Server} */
let server;
/** @type {string} */
let base;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'parley-download-'));
	server = createServer((request, response) => {
		if (request.url === '/file') response.end('content');
		if (request.url === '/moved') response.writeHead(302, { location: '/file' }).end();
		if (request.url === '/none') response.writeHead(404).end();
		if (request.url === '/stalls') response.writeHead(200, { 'content-length': '99' }).write('x');
		// Anything else: never answered, like a firewall that drops packets.
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	base = `http://127.0.0.1:${address.port}`;
});

afterEach(() => {
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true });
});

it('follows to the file, makes its folder and tells how far it is', async () => {
	const target = join(folder, 'new', 'file');
	/** @type {number[]} */
	const fractions = [];
	await download(`${base}/moved`, target, (fraction) => fractions.push(fraction));
	expect(readFileSync(target, 'utf8')).toBe('content');
	expect(fractions.at(-1)).toBe(1);
});

it('says what the server answered', async () => {
	await expect(download(`${base}/none`, join(folder, 'x'), () => {})).rejects.toThrow(
		/did not deliver none \(the answer was 404\)/,
	);
});

it('gives up soon where nothing answers', async () => {
	const limits = { answerMs: 100 };
	await expect(download(`${base}/silence`, join(folder, 'x'), () => {}, limits)).rejects.toThrow(
		'no answer within 0.1 s',
	);
});

it('gives up on a download that stands still', async () => {
	const limits = { stallMs: 100 };
	await expect(download(`${base}/stalls`, join(folder, 'x'), () => {}, limits)).rejects.toThrow(
		'no data for 0.1 s',
	);
});

it('names the reason when there is no way to the server', async () => {
	server.close();
	server.closeAllConnections();
	await expect(download(`${base}/file`, join(folder, 'x'), () => {})).rejects.toThrow(/ECONNREFUSED/);
});
