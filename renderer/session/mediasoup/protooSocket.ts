import mitt, { type Emitter } from 'mitt';
import type { z } from '../../../contract/schema.ts';
import { type clientNotifications, clientRequests } from '../../../contract/signalling/dialect.ts';
import { envelope, type RequestEnvelope, subprotocol } from '../../../contract/signalling/envelope.ts';
import { parleyRequests } from '../../../contract/signalling/extensions.ts';
import { type RefusalReason, readRefusal } from '../../../contract/signalling/refusals.ts';
import { openWebSocket } from '../openWebSocket.ts';
import { SessionError, type SessionErrorReason } from '../sessionError.ts';
import { plainWording, type Wording } from './wording.ts';

const requests = { ...clientRequests, ...parleyRequests };
type Requests = typeof requests;
type Notifications = typeof clientNotifications;

export type ProtooSocketEvents = {
	/** `accept` or `refuse` must be called once; the host waits for it. */
	request: { method: string; data: unknown; accept: () => void; refuse: (why: string) => void };
	notification: { method: string; data: unknown };
	/** Exactly once, whoever closed it. `code` as of RFC 6455, 7.4. */
	closed: { code: number; text: string };
};

/** How long the host may take for an answer. A dead network is found sooner, by the heartbeat. */
const answerTimeoutMs = 15_000;

interface Waiting {
	resolve(data: unknown): void;
	reject(error: SessionError): void;
	timer: ReturnType<typeof setTimeout>;
}

/**
 * One signalling socket in the protoo subprotocol: matches answers to requests and checks what comes in.
 * It knows nothing of calls, and it does not come back: a lost socket is replaced by a new one.
 */
export class ProtooSocket {
	readonly events: Emitter<ProtooSocketEvents> = mitt<ProtooSocketEvents>();
	readonly #socket: WebSocket;
	readonly #waiting = new Map<number, Waiting>();
	#wording: Wording = plainWording;
	#held: (() => void)[] | null = null;
	#nextId = 1;
	#closed = false;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
		socket.onmessage = ({ data }) => this.#receive(data);
		socket.onclose = ({ code, reason }) => this.#finish(code, reason);
	}

	/**
	 * Opens the socket.
	 * @param listen hands the socket over before its first message can come, to attach listeners
	 * @throws {SessionError} `unreachable`, or `aborted` when the signal says so
	 */
	static open(
		url: string,
		signal: AbortSignal,
		listen: (socket: ProtooSocket) => void = () => {},
	): Promise<ProtooSocket> {
		return openWebSocket(url, subprotocol, signal, (socket) => {
			const opened = new ProtooSocket(socket);
			listen(opened);
			return opened;
		});
	}

	get closed(): boolean {
		return this.#closed;
	}

	/** From now on in the words of the server's dialect. */
	speak(wording: Wording): void {
		this.#wording = wording;
	}

	/** @throws {SessionError} with the host's refusal, or `unreachable` when the socket closes first */
	async request<M extends keyof Requests & string>(
		method: M,
		data: z.input<Requests[M]['data']>,
	): Promise<z.output<Requests[M]['reply']>> {
		const wording = this.#wording.requests[method as keyof typeof clientRequests];
		const reply = await this.#ask(method, wording?.ask ? wording.ask(data as never) : data);
		const parsed = (wording ?? requests[method]).reply.safeParse(reply);
		if (!parsed.success) throw new SessionError('protocol', `${method}: ${parsed.error.message}`);
		return parsed.data as z.output<Requests[M]['reply']>;
	}

	/** Sends without an answer. On a closed socket it is dropped: the host has forgotten us anyway. */
	notify<M extends keyof Notifications & string>(method: M, data: z.input<Notifications[M]>): void {
		// Nobody waits for the answer: it would be refused for what is gone already.
		if (this.#wording.asksForAll) this.#ask(method, data).catch(() => {});
		else this.#send({ notification: true, method, data });
	}

	/**
	 * Keeps the host's requests and notifications back until `release`: between two owners nobody listens,
	 * and what the host says then must not be lost. Answers still come.
	 */
	hold(): void {
		this.#held ??= [];
	}

	release(): void {
		const held = this.#held;
		this.#held = null;
		for (const tell of held ?? []) tell();
	}

	close(code = 1000): void {
		if (this.#closed) return;
		this.#socket.close(code);
		// The browser waits for the other side's closing handshake, which a dead network never brings.
		this.#finish(code, 'closed here');
	}

	#ask(method: string, data: unknown): Promise<unknown> {
		if (this.#closed) return Promise.reject(new SessionError('unreachable', 'socket is closed'));
		const id = this.#nextId++;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#waiting.delete(id);
				reject(new SessionError('unreachable', `no answer to ${method}`));
			}, answerTimeoutMs);
			this.#waiting.set(id, { resolve, reject, timer });
			this.#send({ request: true, id, method, data });
		});
	}

	#send(message: object): void {
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
	}

	#receive(text: unknown): void {
		const parsed = envelope.safeParse(readJson(text));
		if (!parsed.success) {
			this.close(4400);
			return;
		}
		const message = parsed.data;
		if ('request' in message) this.#tell(() => this.#hand(message));
		else if ('notification' in message) this.#tell(() => this.#hear(message.method, message.data));
		else {
			const waiting = this.#waiting.get(message.id);
			if (!waiting) return;
			this.#waiting.delete(message.id);
			clearTimeout(waiting.timer);
			if (message.ok) waiting.resolve(message.data);
			else waiting.reject(refusal(message.errorReason));
		}
	}

	#tell(tell: () => void): void {
		if (this.#held) this.#held.push(tell);
		else tell();
	}

	#hear(method: string, data: unknown): void {
		for (const heard of this.#wording.hear(method, data)) this.events.emit('notification', heard);
	}

	#hand({ id, method, data }: RequestEnvelope): void {
		this.events.emit('request', {
			method,
			data: this.#wording.hearRequest(method, data),
			accept: () => this.#send({ response: true, id, ok: true, data: {} }),
			refuse: (why) => this.#send({ response: true, id, ok: false, errorCode: 400, errorReason: why }),
		});
	}

	#finish(code: number, text: string): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#socket.onmessage = this.#socket.onclose = null;
		for (const { reject, timer } of this.#waiting.values()) {
			clearTimeout(timer);
			reject(new SessionError('unreachable', `socket closed with ${code}`));
		}
		this.#waiting.clear();
		this.events.emit('closed', { code, text });
	}
}

function readJson(text: unknown): unknown {
	if (typeof text !== 'string') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The host's own word for its no, for those who can do something about it. */
export class HostRefusal extends SessionError {
	constructor(
		reason: SessionErrorReason,
		readonly refusal: RefusalReason,
		detail: string,
	) {
		super(reason, detail);
	}
}

const reasonOfRefusal: Partial<Record<RefusalReason, SessionErrorReason>> = {
	locked: 'locked',
	removed: 'removed',
	'turned-away': 'turned-away',
	'not-a-host': 'not-a-host',
	'room-not-found': 'room-not-found',
	'room-full': 'room-full',
	'peer-id-taken': 'name-taken',
};

function refusal(errorReason: string): SessionError {
	const { reason, text } = readRefusal(errorReason);
	return new HostRefusal(reasonOfRefusal[reason] ?? 'refused', reason, `${reason} ${text}`);
}
