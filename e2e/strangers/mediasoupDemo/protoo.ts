export type Data = Record<string, unknown>;

interface Waiting {
	resolve(data: Data): void;
	reject(error: Error): void;
}

/** The protoo subprotocol as its description says: requests, answers, notifications. */
export class Protoo {
	readonly #waiting = new Map<number, Waiting>();
	#nextId = Math.floor(Math.random() * 1e6);

	private constructor(
		private readonly socket: WebSocket,
		onRequest: (method: string, data: Data) => Promise<void>,
		onNotification: (method: string, data: Data) => void,
	) {
		socket.onmessage = ({ data: text }) => {
			const message = JSON.parse(String(text)) as Data;
			const { id } = message;
			const [method, data] = [String(message.method), (message.data ?? {}) as Data];
			if (message.notification) onNotification(method, data);
			else if (message.request)
				onRequest(method, data).then(
					() => this.#send({ response: true, id, ok: true, data: {} }),
					(error: unknown) =>
						this.#send({ response: true, id, ok: false, errorCode: 500, errorReason: String(error) }),
				);
			else {
				const waiting = this.#waiting.get(Number(id));
				this.#waiting.delete(Number(id));
				if (message.ok) waiting?.resolve(data);
				else waiting?.reject(new Error(String(message.errorReason)));
			}
		};
	}

	static async open(url: string, ...listeners: ConstructorParametersAfterSocket): Promise<Protoo> {
		const socket = new WebSocket(url, 'protoo');
		const protoo = new Protoo(socket, ...listeners);
		await new Promise<void>((resolve, reject) => {
			socket.onopen = () => resolve();
			socket.onclose = () => reject(new Error('the socket closed'));
		});
		return protoo;
	}

	request(method: string, data: Data = {}): Promise<Data> {
		const id = this.#nextId++;
		const answered = new Promise<Data>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
		this.#send({ request: true, id, method, data });
		return answered;
	}

	notify(method: string, data: Data): void {
		this.#send({ notification: true, method, data });
	}

	close(): void {
		this.socket.close();
	}

	#send(message: Data): void {
		this.socket.send(JSON.stringify(message));
	}
}

type ConstructorParametersAfterSocket = [
	onRequest: (method: string, data: Data) => Promise<void>,
	onNotification: (method: string, data: Data) => void,
];
