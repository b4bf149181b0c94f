import mitt, { type Emitter } from 'mitt';
import type { RawData, WebSocket } from 'ws';
import { envelope, type ResponseEnvelope } from '../../../contract/signalling/envelope.ts';
import { closeCodes } from '../../../contract/signalling/refusals.ts';
import { TokenBucket } from '../limits/tokenBucket.ts';
import { Refusal } from '../refusal.ts';
import type {
	NotificationData,
	NotificationName,
	Outlet,
	RequestData,
	RequestName,
} from '../rooms/outlet.ts';

export interface IncomingRequest {
	readonly method: string;
	readonly data: unknown;
	/** Each request is answered once. */
	accept(data: unknown): void;
	refuse(refusal: Refusal): void;
}

export type ProtooSocketEvents = {
	request: IncomingRequest;
	notification: { method: string; data: unknown };
	/** The socket has ended. Nothing comes after this. */
	closed: { code: number };
};

/** Somebody who opens a full room's tiles at once sends some 300 messages; nobody keeps that up. */
const messages = { burst: 400, perSecond: 60 };
const bytes = { burst: 4 * 1024 * 1024, perSecond: 256 * 1024 };
/** Messages beyond the rate that still get an answer; who goes on after that is cut off. */
const toleratedExcess = 200;
/** Messages that are no message before the socket is closed. */
const toleratedNonsense = 10;
/** What may wait for a slow reader, in bytes: beyond the first, replaceable things are left out. */
const backlog = { droppable: 256 * 1024, limit: 4 * 1024 * 1024 };
const pingEveryMs = 4_000;
/** A socket that was silent this long is dead, pings and all. */
const silenceMs = 10_000;
const answerWithinMs = 20_000;
const mostPendingRequests = 1000;
/** A reader that does not read our close frame is not waited for. */
const closeWithinMs = 2_000;

interface Pending {
	readonly resolve: (data: unknown) => void;
	readonly reject: (error: Error) => void;
	readonly timer: NodeJS.Timeout;
}

/**
 * The protoo envelopes over one WebSocket, and what keeps a hostile or dead peer from costing much:
 * rates, a limited backlog, pings.
 */
export class ProtooSocket implements Outlet {
	readonly events: Emitter<ProtooSocketEvents> = mitt();
	readonly #pending = new Map<number, Pending>();
	readonly #messages = new TokenBucket(messages.burst, messages.perSecond);
	readonly #bytes = new TokenBucket(bytes.burst, bytes.perSecond);
	readonly #heartbeat: NodeJS.Timeout;
	#nextId = 1;
	#excess = 0;
	#nonsense = 0;
	#heardAt = performance.now();
	#ended = false;

	constructor(private readonly socket: WebSocket) {
		socket.on('message', (data, isBinary) => this.#handleMessage(data, isBinary));
		socket.on('pong', () => {
			this.#heardAt = performance.now();
		});
		// ws answers broken frames with the right close code by itself; 'close' follows.
		socket.on('error', () => {});
		socket.on('close', (code) => this.#handleClose(code));
		this.#heartbeat = setInterval(() => this.#beat(), pingEveryMs);
	}

	notify<M extends NotificationName>(
		method: M,
		data: NotificationData<M>,
		urgency: 'needed' | 'droppable' = 'needed',
	): void {
		if (urgency === 'droppable' && this.socket.bufferedAmount > backlog.droppable) return;
		this.#send({ notification: true, method, data });
	}

	/** @throws {Error} when the peer refuses, does not answer in time, or goes */
	request<M extends RequestName>(method: M, data: RequestData<M>): Promise<unknown> {
		if (this.#ended || this.#pending.size >= mostPendingRequests) {
			return Promise.reject(new Error(`${method}: the peer cannot be asked`));
		}
		const id = this.#nextId++;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#pending.delete(id);
				reject(new Error(`${method}: no answer`));
			}, answerWithinMs);
			this.#pending.set(id, { resolve, reject, timer });
			this.#send({ request: true, id, method, data });
		});
	}

	close(code: number, reason: string): void {
		if (this.#ended) return;
		this.#end();
		this.socket.close(code, reason);
		const timer = setTimeout(() => this.socket.terminate(), closeWithinMs);
		this.socket.once('close', () => clearTimeout(timer));
	}

	#send(message: object): void {
		if (this.#ended || this.socket.readyState !== this.socket.OPEN) return;
		if (this.socket.bufferedAmount > backlog.limit) {
			// It would not read a close frame either.
			this.socket.terminate();
			return;
		}
		this.socket.send(JSON.stringify(message));
	}

	#handleMessage(data: RawData, isBinary: boolean): void {
		if (this.#ended) return;
		this.#heardAt = performance.now();
		const text = isBinary || Array.isArray(data) ? '' : data.toString();
		if (!this.#bytes.take(text.length)) {
			this.close(closeCodes.tooFast, 'too much');
			return;
		}
		const raw = parse(text);
		const message = envelope.safeParse(raw);
		if (!message.success) {
			this.#handleNonsense(raw);
			return;
		}
		if ('response' in message.data) {
			if (this.#handleResponse(message.data)) return;
			this.#handleNonsense(raw);
			return;
		}
		const inTime = this.#messages.take();
		if (!inTime && ++this.#excess > toleratedExcess) {
			this.close(closeCodes.tooFast, 'too fast');
			return;
		}
		if ('notification' in message.data) {
			const { method, data: payload } = message.data;
			if (inTime) this.events.emit('notification', { method, data: payload });
			return;
		}
		const { id, method, data: payload } = message.data;
		const refuse = ({ code, message: errorReason }: Refusal) =>
			this.#send({ response: true, id, ok: false, errorCode: code, errorReason });
		if (!inTime) {
			refuse(new Refusal('too-fast'));
			return;
		}
		const accept = (reply: unknown) => this.#send({ response: true, id, ok: true, data: reply ?? {} });
		this.events.emit('request', { method, data: payload, accept, refuse });
	}

	/** @returns whether somebody waited for it */
	#handleResponse(response: ResponseEnvelope): boolean {
		const pending = this.#pending.get(response.id);
		if (!pending) return false;
		this.#pending.delete(response.id);
		clearTimeout(pending.timer);
		if (response.ok) pending.resolve(response.data);
		else pending.reject(new Error(`refused by the peer: ${response.errorCode} ${response.errorReason}`));
		return true;
	}

	/** A request that is none still gets its answer, if it can be told which one it is. */
	#handleNonsense(raw: unknown): void {
		this.#nonsense += 1;
		if (this.#nonsense > toleratedNonsense) {
			this.close(closeCodes.malformed, 'malformed messages');
			return;
		}
		if (typeof raw !== 'object' || raw === null || !('id' in raw) || !('request' in raw)) return;
		const { id } = raw;
		if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) return;
		const { code, message: errorReason } = new Refusal('malformed-message');
		this.#send({ response: true, id, ok: false, errorCode: code, errorReason });
	}

	#beat(): void {
		if (performance.now() - this.#heardAt > silenceMs) this.socket.terminate();
		else if (this.socket.readyState === this.socket.OPEN) this.socket.ping();
	}

	#handleClose(code: number): void {
		this.#end();
		this.events.emit('closed', { code });
		this.events.all.clear();
	}

	#end(): void {
		this.#ended = true;
		clearInterval(this.#heartbeat);
		for (const { reject, timer } of this.#pending.values()) {
			clearTimeout(timer);
			reject(new Error('the peer has gone'));
		}
		this.#pending.clear();
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
