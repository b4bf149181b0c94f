import type { types } from 'mediasoup-client';

/** What of the dialect's data a stock client reads; which of it is there depends on the method. */
export interface ProtooData {
	readonly routerRtpCapabilities: types.RtpCapabilities;
	readonly transportId: string;
	readonly iceParameters: types.IceParameters;
	readonly iceCandidates: types.IceCandidate[];
	readonly dtlsParameters: types.DtlsParameters;
	readonly producerId: string;
	readonly consumerId: string;
	readonly kind: 'audio' | 'video';
	readonly rtpParameters: types.RtpParameters;
	readonly peerId: string;
}

/** How what is asked is said, and how what is heard is read: as `ProtooData`. */
export interface Dialect {
	ask(method: string, data: object): object;
	hear(method: string, data: object): object;
}

/** The protoo subprotocol, as far as a stock client needs it. It believes what the server says. */
export class Protoo {
	onRequest: (method: string, data: ProtooData) => Promise<void> = async () => {};
	readonly #waiting = new Map<
		number,
		{ method: string; resolve(data: ProtooData): void; reject(error: Error): void }
	>();
	#nextId = 1;

	private constructor(
		private readonly socket: WebSocket,
		private readonly dialect: Dialect,
	) {
		socket.onmessage = ({ data }) => void this.#hear(JSON.parse(data));
	}

	static open(url: string, dialect: Dialect): Promise<Protoo> {
		return new Promise((resolve, reject) => {
			const socket = new WebSocket(url, 'protoo');
			const protoo = new Protoo(socket, dialect);
			socket.onopen = () => resolve(protoo);
			socket.onclose = ({ code, reason }) => reject(new Error(`closed with ${code} ${reason}`));
		});
	}

	request(method: string, data: object = {}): Promise<ProtooData> {
		const id = this.#nextId++;
		this.#say({ request: true, id, method, data: this.dialect.ask(method, data) });
		return new Promise((resolve, reject) => this.#waiting.set(id, { method, resolve, reject }));
	}

	close(): void {
		this.socket.close();
	}

	async #hear(message: {
		id: number;
		request?: true;
		response?: true;
		ok?: boolean;
		method: string;
		errorReason?: string;
		data?: object;
	}): Promise<void> {
		const { id, method, data = {} } = message;
		if (message.response) {
			const waiting = this.#waiting.get(id);
			this.#waiting.delete(id);
			if (message.ok) waiting?.resolve(this.#read(waiting.method, data));
			else waiting?.reject(new Error(message.errorReason));
		} else if (message.request) {
			const answer = await this.onRequest(method, this.#read(method, data)).then(
				() => ({ ok: true, data: {} }),
				(error: unknown) => ({ ok: false, errorCode: 400, errorReason: String(error) }),
			);
			this.#say({ response: true, id, ...answer });
		}
	}

	#read(method: string, data: object): ProtooData {
		return this.dialect.hear(method, data) as ProtooData;
	}

	#say(message: object): void {
		this.socket.send(JSON.stringify(message));
	}
}
