import mitt, { type Emitter } from 'mitt';
import type { z } from '../../../contract/schema.ts';
import { SessionError } from '../sessionError.ts';
import type { JanusRequest, JanusSocket } from './janusSocket.ts';
import { type Envelope, type Jsep, jsep, pluginError } from './messages.ts';
import { newNumber } from './newId.ts';
import { JanusRefusal } from './refusals.ts';

const plugin = 'janus.plugin.videoroom';

export type HandleEvents = {
	/** What the plugin tells unasked, with what it offers. */
	told: { data: Record<string, unknown>; jsep: Jsep | undefined };
	/** ICE and DTLS are done. */
	'webrtc-up': undefined;
	/** The server gave the peer connection up. */
	hangup: undefined;
	/** Packets are lost on the way: here to the server, or from it. */
	'slow-link': undefined;
};

/**
 * Our session on a Janus server: what its handles hang on. It outlives a socket, if the server lets sessions
 * be reclaimed.
 */
export class Gateway {
	readonly #handles = new Map<number, Handle>();
	#socket: JanusSocket;
	#id: number;

	private constructor(socket: JanusSocket, id: number) {
		this.#socket = socket;
		this.#id = id;
		this.#listen(socket);
	}

	/**
	 * Makes a session and its first handle in one round trip: a session's id may be ours (janus.c, "create"), and
	 * then nothing has to wait for it.
	 * @throws {SessionError}
	 */
	static async create(socket: JanusSocket): Promise<{ gateway: Gateway; handle: Handle }> {
		const wished = newNumber();
		const created = socket.request({ janus: 'create', id: wished });
		const gateway = new Gateway(socket, wished);
		const attached = gateway.attach();
		// Its failure is seen when it is awaited.
		attached.catch(() => {});
		const { data } = await created;
		if (!data) throw new SessionError('protocol', 'a session without an id');
		if (data.id === wished) return { gateway, handle: await attached };
		// What stands before the server chose another id.
		gateway.#id = data.id;
		return { gateway, handle: await gateway.attach() };
	}

	/**
	 * Ends a session that an earlier socket left behind, so that the others do not see it for another minute.
	 * Nothing happens if the server has forgotten it.
	 */
	static async endForgotten(socket: JanusSocket, id: number): Promise<void> {
		try {
			await socket.request({ janus: 'claim', session_id: id });
			await socket.request({ janus: 'destroy', session_id: id });
		} catch (error) {
			if (!(error instanceof JanusRefusal)) throw error;
		}
	}

	get id(): number {
		return this.#id;
	}

	get socket(): JanusSocket {
		return this.#socket;
	}

	/**
	 * Goes on over another socket.
	 * @throws {SessionError} where the session is gone
	 */
	async claim(socket: JanusSocket): Promise<void> {
		await socket.request({ janus: 'claim', session_id: this.id });
		this.#socket = socket;
		this.#listen(socket);
	}

	/** @throws {SessionError} */
	async attach(): Promise<Handle> {
		const { data } = await this.send({ janus: 'attach', plugin });
		if (!data) throw new SessionError('protocol', 'a handle without an id');
		const handle = new Handle(this, data.id, () => this.#handles.delete(data.id));
		this.#handles.set(data.id, handle);
		return handle;
	}

	/** The server forgets a session that is silent for a minute; its answer says that it is there. */
	keepAlive(): Promise<unknown> {
		return this.#socket.request({ janus: 'keepalive', session_id: this.id }, true);
	}

	send(message: JanusRequest, ackIsEnough = false): Promise<Envelope> {
		return this.#socket.request({ ...message, session_id: this.id }, ackIsEnough);
	}

	notify(message: JanusRequest): void {
		this.#socket.notify({ ...message, session_id: this.id });
	}

	/** The server forgets everything of ours, and the socket closes. */
	end(): void {
		this.notify({ janus: 'destroy' });
		this.#socket.close();
	}

	#listen(socket: JanusSocket): void {
		socket.events.on('event', (event) => {
			if (this.#socket !== socket || event.session_id !== this.id) return;
			// The server forgot us, or another socket claimed this session: this one is of no more use.
			if (event.janus === 'timeout') return socket.close();
			if (event.sender !== undefined) this.#handles.get(event.sender)?.hear(event);
		});
	}
}

/** One attachment to the VideoRoom: somebody who sends, or what one receives. */
export class Handle {
	readonly events: Emitter<HandleEvents> = mitt<HandleEvents>();
	#held: HandleEvents['told'][] | null = [];

	constructor(
		private readonly gateway: Gateway,
		readonly id: number,
		private readonly forget: () => void,
	) {}

	/**
	 * Asks the plugin, and checks what it answers.
	 * @throws {SessionError} its no, or `protocol`
	 */
	async ask<S extends z.ZodType>(
		body: { readonly request: string; readonly [more: string]: unknown },
		answer: S,
		offer?: Jsep & { readonly rid_order?: 'lmh'; readonly e2ee?: boolean },
	): Promise<{ data: z.output<S>; jsep: Jsep | undefined }> {
		const message = { janus: 'message', handle_id: this.id, body, ...(offer && { jsep: offer }) };
		const reply = await this.gateway.send(message);
		const data = reply.plugindata?.data;
		const refused = pluginError.safeParse(data);
		if (refused.success) throw new JanusRefusal(refused.data.error_code, refused.data.error);
		const parsed = answer.safeParse(data);
		if (!parsed.success) throw new SessionError('protocol', `${body.request}: ${parsed.error.message}`);
		return { data: parsed.data, jsep: readJsep(reply) };
	}

	/** @param candidate null: there are no more */
	trickle(candidate: RTCIceCandidate | null): void {
		const told = candidate ? candidate.toJSON() : { completed: true };
		this.gateway.notify({ janus: 'trickle', handle_id: this.id, candidate: told });
	}

	/** Everybody listens: what the plugin told meanwhile is told now. */
	release(): void {
		const held = this.#held;
		this.#held = null;
		for (const one of held ?? []) this.events.emit('told', one);
	}

	/** Gives it back; the server frees what hangs on it. Resolves once the others were told, or nobody can tell. */
	async detach(): Promise<void> {
		this.forget();
		this.events.all.clear();
		await this.gateway.send({ janus: 'detach', handle_id: this.id }).catch(() => {});
	}

	hear(event: Envelope): void {
		if (event.janus === 'webrtcup') this.events.emit('webrtc-up');
		else if (event.janus === 'hangup') this.events.emit('hangup');
		else if (event.janus === 'slowlink') this.events.emit('slow-link');
		else if (event.janus === 'event' && event.plugindata) {
			const told = { data: event.plugindata.data, jsep: readJsep(event) };
			if (this.#held) this.#held.push(told);
			else this.events.emit('told', told);
		}
	}
}

function readJsep(event: Envelope): Jsep | undefined {
	const parsed = jsep.safeParse(event.jsep);
	return parsed.success ? parsed.data : undefined;
}
