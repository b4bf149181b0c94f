import mitt, { type Emitter } from 'mitt';
import { SessionError } from '../sessionError.ts';
import { type ClientMessage, type ServerMessage, serverMessage } from './messages.ts';

export type GaleneSocketEvents = {
	message: ServerMessage;
	/** Exactly once, whoever closed it. */
	closed: { code: number };
};

const version = '2';

/**
 * One signalling socket of Galene's protocol, past its handshake: checks what comes in, answers pings. It knows
 * nothing of calls, and it does not come back: a lost socket is replaced by a new one.
 */
export class GaleneSocket {
	readonly events: Emitter<GaleneSocketEvents> = mitt<GaleneSocketEvents>();
	#closed = false;
	readonly #pongs: { resolve(): void; reject(error: SessionError): void }[] = [];

	private constructor(
		private readonly socket: WebSocket,
		/** By which the server and everybody else know this connection. */
		readonly clientId: string,
	) {
		socket.onmessage = ({ data }) => this.#receive(data);
		socket.onclose = ({ code }) => this.#finish(code);
	}

	/**
	 * Opens a socket and shakes hands.
	 * @throws {SessionError} unreachable, protocol (another version), aborted
	 */
	static open(endpoint: string, clientId: string, signal: AbortSignal): Promise<GaleneSocket> {
		return new Promise((resolve, reject) => {
			if (signal.aborted) return reject(new SessionError('aborted'));
			const socket = new WebSocket(endpoint);
			// An error is always followed by a close, which says the same and more.
			socket.onerror = () => {};
			const settle = (end: () => void) => {
				signal.removeEventListener('abort', abort);
				socket.onopen = socket.onmessage = socket.onclose = null;
				end();
			};
			const fail = (error: SessionError) =>
				settle(() => {
					socket.close();
					reject(error);
				});
			const abort = () => fail(new SessionError('aborted'));
			signal.addEventListener('abort', abort, { once: true });
			socket.onclose = ({ code }) =>
				fail(new SessionError('unreachable', `closed with ${code} while opening`));
			socket.onopen = () =>
				socket.send(
					JSON.stringify({ type: 'handshake', version: [version], id: clientId } satisfies ClientMessage),
				);
			socket.onmessage = ({ data }) => {
				const first = read(data);
				if (first?.type !== 'handshake' || !first.version.includes(version))
					return fail(new SessionError('protocol', 'no handshake of version 2'));
				settle(() => resolve(new GaleneSocket(socket, clientId)));
			};
		});
	}

	get closed(): boolean {
		return this.#closed;
	}

	/** On a closed socket it is dropped: the server has forgotten us anyway. */
	send(message: ClientMessage): void {
		if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
	}

	/**
	 * Resolves when the server has answered, and so has taken everything that was sent before.
	 * @throws {SessionError} unreachable when the socket closes first
	 */
	ping(): Promise<void> {
		if (this.#closed) return Promise.reject(new SessionError('unreachable', 'socket is closed'));
		return new Promise((resolve, reject) => {
			this.#pongs.push({ resolve, reject });
			this.send({ type: 'ping' });
		});
	}

	close(): void {
		if (this.#closed) return;
		this.socket.close(1000);
		// The browser waits for the other side's closing handshake, which a dead network never brings.
		this.#finish(1000);
	}

	#receive(text: unknown): void {
		const message = read(text);
		// A server that says what nobody knows costs what it said, not the call.
		if (!message) console.warn('an unknown or malformed message from the server');
		else if (message.type === 'ping') this.send({ type: 'pong' });
		else if (message.type === 'pong') this.#pongs.shift()?.resolve();
		else this.events.emit('message', message);
	}

	#finish(code: number): void {
		if (this.#closed) return;
		this.#closed = true;
		this.socket.onmessage = this.socket.onclose = null;
		for (const { reject } of this.#pongs.splice(0))
			reject(new SessionError('unreachable', `socket closed with ${code}`));
		this.events.emit('closed', { code });
	}
}

function read(text: unknown): ServerMessage | undefined {
	if (typeof text !== 'string') return undefined;
	try {
		return serverMessage.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}
