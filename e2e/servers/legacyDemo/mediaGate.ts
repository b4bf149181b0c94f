import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const here = '127.0.0.1';

/** A UDP port on this machine that leads to a server's media, and can be shut. */
export class MediaGate {
	/** The server's port, and its address on this machine. */
	to = 0;
	toAddress = here;
	#shut = false;
	/** A socket to the server for each client, by their port. */
	readonly #through = new Map<number, Socket>();

	private constructor(private readonly front: Socket) {
		front.on('message', (packet, { address, port }) => {
			if (!this.#shut) this.#way(address, port).send(packet, this.to, this.toAddress);
		});
	}

	static async open(): Promise<MediaGate> {
		const front = createSocket('udp4');
		front.bind(0, here);
		await once(front, 'listening');
		return new MediaGate(front);
	}

	get port(): number {
		return this.front.address().port;
	}

	/** Nothing goes through any more, in neither direction. */
	shut(): void {
		this.#shut = true;
	}

	unshut(): void {
		this.#shut = false;
	}

	close(): void {
		this.front.close();
		for (const socket of this.#through.values()) socket.close();
	}

	#way(address: string, port: number): Socket {
		let socket = this.#through.get(port);
		if (!socket) {
			socket = createSocket('udp4');
			socket.on('message', (packet) => {
				if (!this.#shut) this.front.send(packet, port, address);
			});
			this.#through.set(port, socket);
		}
		return socket;
	}
}
