import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { DelayLine } from './delayLine.ts';

/** A port on this machine that leads to another one, farther away. */
export interface DelayRelay {
	readonly port: number;
	close(): Promise<void>;
}

export interface DelayOptions {
	/** The port behind it, on 127.0.0.1. */
	readonly to: number;
	/** Of the way there and back. */
	readonly roundTripMs: number;
}

const here = '127.0.0.1';

type Chunk = Buffer | 'end';

/**
 * Relays TCP. The kernel opens the caller's connection at once, which a far host could not: what the caller
 * says first therefore waits for one more round trip, the one of the handshake (RFC 9293, 3.5).
 */
export async function openTcpRelay({ to, roundTripMs }: DelayOptions): Promise<DelayRelay> {
	const open = new Set<() => void>();
	const server = createServer({ noDelay: true, allowHalfOpen: true }, (caller) => {
		const openedAt = performance.now();
		const called = connect({ host: here, port: to, noDelay: true, allowHalfOpen: true });
		const there = new DelayLine<Chunk>((chunk) => pass(chunk, called));
		const back = new DelayLine<Chunk>((chunk) => pass(chunk, caller));
		const handshake = () => Math.max(0, openedAt + roundTripMs - performance.now());
		const end = () => {
			for (const line of [there, back]) line.close();
			for (const socket of [caller, called]) socket.destroy();
			open.delete(end);
		};
		open.add(end);
		caller.on('data', (chunk) => there.push(chunk, handshake() + roundTripMs / 2));
		caller.on('end', () => there.push('end', handshake() + roundTripMs / 2));
		called.on('data', (chunk) => back.push(chunk, roundTripMs / 2));
		called.on('end', () => back.push('end', roundTripMs / 2));
		// A connection that breaks breaks on both sides; who notices why is the two programs' matter.
		for (const socket of [caller, called]) socket.on('error', end);
		let closed = 0;
		for (const socket of [caller, called])
			socket.on('close', () => {
				closed += 1;
				if (closed === 2) end();
			});
	});
	server.listen(0, here);
	await once(server, 'listening');
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const end of open) end();
			}),
	};
}

function pass(chunk: Chunk, to: Socket): void {
	if (to.destroyed || to.writableEnded) return;
	if (chunk === 'end') to.end();
	else to.write(chunk);
}

/** Relays UDP. Each caller is one socket behind the relay, and gets its answers where it asked from. */
export async function openUdpRelay({ to, roundTripMs }: DelayOptions): Promise<DelayRelay> {
	const front = createSocket('udp4');
	const callers = new Map<string, { there: DelayLine<Buffer>; end(): void }>();
	const welcome = (address: string, port: number) => {
		const behind: UdpSocket = createSocket('udp4');
		const there = new DelayLine<Buffer>((packet) => behind.send(packet, to, here));
		const back = new DelayLine<Buffer>((packet) => front.send(packet, port, address));
		behind.on('message', (packet) => back.push(packet, roundTripMs / 2));
		// Nobody listens behind it (any more): as on every network, packets are lost.
		behind.on('error', () => {});
		return {
			there,
			end() {
				there.close();
				back.close();
				behind.close();
			},
		};
	};
	front.on('message', (packet, { address, port }) => {
		const name = `${address} ${port}`;
		const caller = callers.get(name) ?? welcome(address, port);
		callers.set(name, caller);
		caller.there.push(packet, roundTripMs / 2);
	});
	front.on('error', () => {});
	front.bind(0, here);
	await once(front, 'listening');
	return {
		port: front.address().port,
		async close() {
			for (const { end } of callers.values()) end();
			const closed = once(front, 'close');
			front.close();
			await closed;
		},
	};
}
