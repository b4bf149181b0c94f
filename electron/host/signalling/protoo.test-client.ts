import { WebSocket } from 'ws';

export interface Notified {
	readonly method: string;
	readonly data: Record<string, unknown>;
}

/** What a peer's error reply says. */
export class Refused extends Error {
	override name = 'Refused';
	constructor(
		readonly code: number,
		reason: string,
	) {
		super(reason);
	}
}

type Data = Record<string, unknown>;
type Waiter = { readonly matches: (event: Notified) => boolean; readonly take: (event: Notified) => void };

/** How long a test waits for what must come, in milliseconds. */
const patience = 8_000;

export interface ClientOptions {
	readonly url: string;
	readonly roomId: string;
	readonly peerId: string;
	readonly parley?: boolean;
	readonly secret?: string;
	/** Answers the host's requests; the default accepts all. Throw to refuse. */
	readonly onRequest?: (method: string, data: Data) => void;
}

/** A protoo client for tests that knows nothing of the host's code. */
export class ProtooClient {
	/** All notifications and requests of the host, in order. */
	readonly heard: Notified[] = [];
	readonly closed: Promise<{ code: number; reason: string }>;
	readonly socket: WebSocket;
	readonly #waiters = new Set<Waiter>();
	readonly #pending = new Map<number, { resolve: (data: Data) => void; reject: (error: Error) => void }>();
	#nextId = 1;

	private constructor(options: ClientOptions) {
		const query = new URLSearchParams({ roomId: options.roomId, peerId: options.peerId });
		if (options.parley !== false) query.set('parley', '1');
		if (options.secret) query.set('secret', options.secret);
		// The test's certificate is nobody's; pinning is the app's matter.
		this.socket = new WebSocket(`${options.url}/?${query}`, 'protoo', { rejectUnauthorized: false });
		this.socket.on('message', (data) => this.#handle(JSON.parse(data.toString()), options));
		this.socket.on('error', () => {});
		this.closed = new Promise((resolve) => {
			this.socket.once('close', (code, reason) => {
				for (const { reject } of this.#pending.values()) reject(new Error(`closed with ${code}`));
				this.#pending.clear();
				resolve({ code, reason: reason.toString() });
			});
		});
	}

	/** Resolves once the socket is open, or has been closed again at once. */
	static async connect(options: ClientOptions): Promise<ProtooClient> {
		const client = new ProtooClient(options);
		await Promise.race([
			new Promise<void>((resolve) => client.socket.once('open', () => resolve())),
			client.closed,
		]);
		return client;
	}

	/** @throws {Refused} */
	request(method: string, data: unknown = {}): Promise<Data> {
		const id = this.#nextId++;
		if (this.socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error('not connected'));
		const reply = new Promise<Data>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
		this.socket.send(JSON.stringify({ request: true, id, method, data }));
		return reply;
	}

	/** The refusal that a request gets. */
	async refusal(method: string, data: unknown = {}): Promise<string> {
		try {
			await this.request(method, data);
		} catch (error) {
			if (error instanceof Refused) return error.message;
			throw error;
		}
		throw new Error(`${method} was not refused`);
	}

	notify(method: string, data: unknown = {}): void {
		this.socket.send(JSON.stringify({ notification: true, method, data }));
	}

	/** The first such event, past or to come. */
	async next(method: string, matches: (data: Data) => boolean = () => true): Promise<Data> {
		const fits = (event: Notified) => event.method === method && matches(event.data);
		const past = this.heard.find(fits);
		if (past) return past.data;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#waiters.delete(waiter);
				const heard = this.heard.map((event) => event.method).slice(-30);
				reject(new Error(`no ${method} came; heard last: ${heard.join(' ')}`));
			}, patience);
			const waiter: Waiter = {
				matches: fits,
				take: ({ data }) => {
					clearTimeout(timer);
					this.#waiters.delete(waiter);
					resolve(data);
				},
			};
			this.#waiters.add(waiter);
		});
	}

	/** Forgets what was heard, so that `next` waits for what comes. */
	forget(): void {
		this.heard.length = 0;
	}

	async close(): Promise<void> {
		this.socket.close();
		await this.closed;
	}

	#handle(message: Data, { onRequest }: ClientOptions): void {
		const { id, method, data } = message;
		if (message.response) {
			const pending = this.#pending.get(Number(id));
			this.#pending.delete(Number(id));
			if (message.ok) pending?.resolve((data ?? {}) as Data);
			else pending?.reject(new Refused(Number(message.errorCode), String(message.errorReason)));
			return;
		}
		const event = { method: String(method), data: (data ?? {}) as Data };
		if (message.request) {
			try {
				onRequest?.(event.method, event.data);
				this.socket.send(JSON.stringify({ response: true, id, ok: true, data: {} }));
			} catch (error) {
				const errorReason = String(error);
				this.socket.send(JSON.stringify({ response: true, id, ok: false, errorCode: 400, errorReason }));
			}
		}
		this.heard.push(event);
		for (const waiter of [...this.#waiters]) if (waiter.matches(event)) waiter.take(event);
	}
}
