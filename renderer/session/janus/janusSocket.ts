import mitt, { type Emitter } from 'mitt';
import { openWebSocket } from '../openWebSocket.ts';
import { SessionError } from '../sessionError.ts';
import { type Envelope, envelope } from './messages.ts';
import { JanusRefusal } from './refusals.ts';

const subprotocol = 'janus-protocol';
/** How long the server may take for an answer. A dead network is found sooner, by the heartbeat. */
const answerTimeoutMs = 15_000;

export type JanusSocketEvents = {
	/** Everything that answers no request of ours. */
	event: Envelope;
	/** Exactly once, whoever closed it. */
	closed: undefined;
};

/** Its transaction is added when it is sent. */
export interface JanusRequest {
	readonly janus: string;
	readonly [more: string]: unknown;
}

interface Waiting {
	/** Whether `ack` is all the answer there is. */
	readonly ackIsEnough: boolean;
	resolve(answer: Envelope): void;
	reject(error: SessionError): void;
	timer: ReturnType<typeof setTimeout>;
}

/**
 * One socket to a Janus server: matches answers to requests and checks what comes in. It knows nothing of
 * rooms, and it does not come back: a lost socket is replaced by a new one.
 */
export class JanusSocket {
	readonly events: Emitter<JanusSocketEvents> = mitt<JanusSocketEvents>();
	readonly #socket: WebSocket;
	readonly #waiting = new Map<string, Waiting>();
	#next = 1;
	#closed = false;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
		socket.onmessage = ({ data }) => this.#receive(data);
		socket.onclose = () => this.#finish();
	}

	/** @throws {SessionError} `unreachable`, or `aborted` when the signal says so */
	static open(url: string, signal: AbortSignal): Promise<JanusSocket> {
		return openWebSocket(url, subprotocol, signal, (socket) => new JanusSocket(socket));
	}

	get closed(): boolean {
		return this.#closed;
	}

	/**
	 * @param message without its transaction
	 * @param ackIsEnough whether to take `ack` for the answer; else the event that follows it is the answer
	 * @throws {SessionError} the server's no, or `unreachable` when the socket closes first
	 */
	request(message: JanusRequest, ackIsEnough = false): Promise<Envelope> {
		if (this.#closed) return Promise.reject(new SessionError('unreachable', 'socket is closed'));
		const transaction = String(this.#next++);
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#waiting.delete(transaction);
				reject(new SessionError('unreachable', `no answer to ${message.janus}`));
			}, answerTimeoutMs);
			this.#waiting.set(transaction, { ackIsEnough, resolve, reject, timer });
			this.#send({ ...message, transaction });
		});
	}

	/** Without waiting for an answer: the server acknowledges it, which nobody has to hear. */
	notify(message: JanusRequest): void {
		this.#send({ ...message, transaction: String(this.#next++) });
	}

	close(): void {
		if (this.#closed) return;
		this.#socket.close();
		// The browser waits for the other side's closing handshake, which a dead network never brings.
		this.#finish();
	}

	#send(message: object): void {
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
	}

	#receive(data: unknown): void {
		const parsed = envelope.safeParse(readJson(data));
		if (!parsed.success) {
			console.warn('malformed message from the Janus server');
			return;
		}
		const message = parsed.data;
		const waiting = message.transaction === undefined ? undefined : this.#waiting.get(message.transaction);
		if (!waiting || message.transaction === undefined) {
			if (message.janus !== 'ack') this.events.emit('event', message);
			return;
		}
		if (message.janus === 'ack' && !waiting.ackIsEnough) return;
		this.#waiting.delete(message.transaction);
		clearTimeout(waiting.timer);
		if (message.janus === 'error') {
			const { code, reason } = message.error ?? { code: 0, reason: 'no reason given' };
			waiting.reject(new JanusRefusal(code, reason));
		} else waiting.resolve(message);
	}

	#finish(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#socket.onmessage = this.#socket.onclose = null;
		for (const { reject, timer } of this.#waiting.values()) {
			clearTimeout(timer);
			reject(new SessionError('unreachable', 'the socket closed'));
		}
		this.#waiting.clear();
		this.events.emit('closed');
	}
}

function readJson(data: unknown): unknown {
	if (typeof data !== 'string') return undefined;
	try {
		return JSON.parse(data);
	} catch {
		return undefined;
	}
}
