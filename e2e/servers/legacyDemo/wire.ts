import type { WebSocket } from 'ws';

/** What a message carries: nothing of it is checked, as such servers do not. */
export type Said = Record<string, unknown>;

interface Answers {
	resolve(): void;
	reject(error: Error): void;
}

/** One socket in the protoo subprotocol, seen from the server. */
export class Wire {
	#nextId = 1;
	readonly #asked = new Map<number, Answers>();
	#over = false;
	/** Called once, whoever closed it. */
	ended = (): void => {};

	/** @param answer the data of a request's answer; an exception is a refusal */
	constructor(
		private readonly socket: WebSocket,
		answer: (method: string, data: Said) => Promise<unknown>,
	) {
		socket.on('message', (text) => {
			if (this.#over) return;
			const message = JSON.parse(String(text)) as Said;
			const { id, method, data } = message;
			if (message.response) this.#answered(message);
			else if (message.request)
				answer(String(method), (data ?? {}) as Said).then(
					(reply) => this.#send({ response: true, id, ok: true, data: reply ?? {} }),
					(error: unknown) =>
						this.#send({ response: true, id, ok: false, errorCode: 500, errorReason: String(error) }),
				);
		});
		socket.on('close', () => this.#end());
	}

	/** Resolves when the client says yes. */
	ask(method: string, data: object): Promise<void> {
		const id = this.#nextId++;
		const answered = new Promise<void>((resolve, reject) => this.#asked.set(id, { resolve, reject }));
		this.#send({ request: true, id, method, data });
		return answered;
	}

	tell(method: string, data: object): void {
		this.#send({ notification: true, method, data });
	}

	/**
	 * As the protoo library closes, whatever the reason: it does not wait for the other side, which may be gone, to
	 * close too ("do it now" in its WebSocketTransport). So the others hear that somebody left before they hear that the
	 * same one is back.
	 */
	close(): void {
		this.socket.close(4000, 'closed by protoo-server');
		this.#end();
	}

	#end(): void {
		if (this.#over) return;
		this.#over = true;
		for (const { reject } of this.#asked.values()) reject(new Error('closed'));
		this.ended();
	}

	#answered({ id, ok, errorReason }: Said): void {
		const asked = this.#asked.get(Number(id));
		this.#asked.delete(Number(id));
		if (ok) asked?.resolve();
		else asked?.reject(new Error(String(errorReason)));
	}

	#send(message: object): void {
		if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message));
	}
}
