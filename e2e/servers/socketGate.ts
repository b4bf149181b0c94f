import { connect, createServer, type Socket } from 'node:net';

/** What a page's connections to a server pass through, so that a test can take those away, and nothing else. */
export interface SocketGate {
	readonly port: number;
	/** Breaks every connection, as a network does, and lets none through. */
	shut(): void;
	open(): void;
	close(): Promise<void>;
}

/** @param to the server's port on this machine */
export async function openSocketGate(to: number): Promise<SocketGate> {
	const through = new Set<Socket>();
	let isOpen = true;
	const server = createServer((here) => {
		const there = connect(to, '127.0.0.1');
		for (const [socket, other] of [
			[here, there],
			[there, here],
		] as const) {
			through.add(socket);
			socket.on('error', () => {});
			socket.on('close', () => {
				through.delete(socket);
				other.destroy();
			});
			socket.pipe(other);
		}
		if (!isOpen) here.destroy();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('the gate has no address');
	const breakAll = () => {
		for (const socket of through) socket.destroy();
	};
	return {
		port: address.port,
		shut() {
			isOpen = false;
			breakAll();
		},
		open() {
			isOpen = true;
		},
		async close() {
			const closed = new Promise((resolve) => server.close(resolve));
			breakAll();
			await closed;
		},
	};
}
