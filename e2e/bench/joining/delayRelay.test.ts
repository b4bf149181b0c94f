import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openTcpRelay, openUdpRelay } from './delayRelay.ts';

// Relays may be slower than asked for on a busy machine, never faster: only that is held against a clock.
const roundTripMs = 60;
const clockGrainMs = 2;
const open: (() => unknown)[] = [];

afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
});

/** A server that says everything back. */
async function echo(): Promise<number> {
	const server: Server = createServer((socket) => socket.pipe(socket));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	open.push(() => new Promise((resolve) => server.close(resolve)));
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
}

test('TCP: the first answer takes two round trips, the next one', async () => {
	const relay = await openTcpRelay({ to: await echo(), roundTripMs });
	open.push(() => relay.close());
	const began = performance.now();
	const socket = connect(relay.port, '127.0.0.1');
	open.push(() => void socket.destroy());
	socket.write('one');
	expect(String((await once(socket, 'data'))[0])).toBe('one');
	const first = performance.now();
	expect(first - began).toBeGreaterThan(2 * roundTripMs - clockGrainMs);
	socket.write('two');
	expect(String((await once(socket, 'data'))[0])).toBe('two');
	expect(performance.now() - first).toBeGreaterThan(roundTripMs - clockGrainMs);
});

test('TCP: all bytes arrive in their order, and the end after them', async () => {
	const relay = await openTcpRelay({ to: await echo(), roundTripMs: 10 });
	open.push(() => relay.close());
	const socket = connect(relay.port, '127.0.0.1');
	const sent = Array.from({ length: 500 }, (_, index) => `${index};`);
	for (const one of sent) socket.write(one);
	socket.end();
	const heard: Buffer[] = [];
	socket.on('data', (chunk) => heard.push(chunk));
	await once(socket, 'end');
	expect(Buffer.concat(heard).toString()).toBe(sent.join(''));
});

test('TCP: nobody behind it closes the connection', async () => {
	const gone = createServer();
	gone.listen(0, '127.0.0.1');
	await once(gone, 'listening');
	const address = gone.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	await new Promise((resolve) => gone.close(resolve));
	const relay = await openTcpRelay({ to: port, roundTripMs: 10 });
	open.push(() => relay.close());
	const socket = connect(relay.port, '127.0.0.1');
	socket.on('error', () => {});
	await once(socket, 'close');
});

test('UDP: each caller gets its own answers, a round trip later', async () => {
	const server = createSocket('udp4');
	server.on('message', (packet, { address, port }) => server.send(`${packet}!`, port, address));
	server.bind(0, '127.0.0.1');
	await once(server, 'listening');
	const relay = await openUdpRelay({ to: server.address().port, roundTripMs });
	open.push(
		() => void server.close(),
		() => relay.close(),
	);
	const began = performance.now();
	const answers = ['anna', 'bea'].map(async (name) => {
		const socket = createSocket('udp4');
		open.push(() => void socket.close());
		socket.send(name, relay.port, '127.0.0.1');
		return String((await once(socket, 'message'))[0]);
	});
	expect(await Promise.all(answers)).toEqual(['anna!', 'bea!']);
	expect(performance.now() - began).toBeGreaterThan(roundTripMs - clockGrainMs);
});
