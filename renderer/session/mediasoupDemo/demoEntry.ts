import type { Device } from 'mediasoup-client';
import { closeCodes } from '../../../contract/signalling/refusals.ts';
import { Ahead } from '../ahead.ts';
import { Connection, type Manners } from '../mediasoup/connection.ts';
import type { LoadDevice } from '../mediasoup/loadDevice.ts';
import { ownDevice } from '../mediasoup/ownDevice.ts';
import type { Entered, Entry, Loss } from '../mediasoup/placeInCall.ts';
import { dialectSource } from '../mediasoup/sources.ts';
import type {
	JoinOptions,
	LeaveReason,
	Reception,
	SessionEvents,
	SessionIdentity,
	TargetOf,
} from '../session.ts';
import { SessionError } from '../sessionError.ts';
import { ChatChannels } from './chatChannels.ts';
import { type Reached, reachServer, sctpCapabilities } from './reachServer.ts';

/** As servers of mediasoup-demo like it. */
const manners: Manners = {
	appData: (source) => ({ source: dialectSource(source) }),
	question: (socket, transportId) => socket.request('getTransportStats', { transportId }),
	// They drop the packets of silence.
	flowsAlways: (source) => source !== 'microphone' && source !== 'screen-sound',
};

/** What a Parley host that is met in this dialect means by closing the socket. */
const endings: Partial<Record<number, LeaveReason>> = {
	[closeCodes.removed]: 'removed',
	[closeCodes.callEnded]: 'call-ended',
	[closeCodes.replaced]: 'replaced',
	[closeCodes.roomNotFound]: 'call-ended',
};

/** How the protoo library closes a socket for its server, whatever the reason: code and text. */
const closedByServer = { code: 4000, text: 'closed by protoo-server' } as const;
/**
 * A server closes our socket when it does not hear our media any more, and when somebody came with our id. In the
 * second case the two would push each other out for ever; whoever is pushed out again so soon goes. Milliseconds.
 */
const tooSoonMs = 10_000;

interface Prepared {
	readonly reached: Reached;
	readonly device: Device;
}

/** How one comes into a room of a mediasoup-demo server: it has no door, and tells nothing before. */
export class DemoEntry implements Entry {
	readonly #ahead: Ahead<Prepared>;
	#chat: ChatChannels | null = null;
	/** Null until it is known. */
	#hasChat: boolean | null = null;
	#enteredAt = Number.NEGATIVE_INFINITY;
	#closings = 0;

	constructor(
		private readonly target: TargetOf<'mediasoup-demo'>,
		private readonly identity: SessionIdentity,
		private readonly loadDevice: LoadDevice,
		private readonly tell: (message: SessionEvents['message']) => void,
	) {
		this.#ahead = new Ahead({
			open: (signal) => this.#reach(signal),
			// Such servers do not wait long for a join.
			holds: ({ reached }) => !reached.socket.closed,
			close: ({ reached }) => reached.socket.close(),
		});
	}

	/** Null while there is no connection, or none that could carry text. */
	get chat(): ChatChannels | null {
		return this.#chat;
	}

	/** Whether the server takes text, as far as that is known. */
	get takesText(): boolean {
		return this.#hasChat !== false;
	}

	/** Reaches the server, once: what comes of it is used by the next `enter`. @throws {SessionError} */
	prepare(signal?: AbortSignal): Promise<Prepared> {
		return this.#ahead.open(signal);
	}

	async enter(
		options: JoinOptions,
		wishes: ReadonlyMap<string, Reception>,
		_waits: (since: number) => void,
		signal: AbortSignal,
	): Promise<Entered> {
		const { reached, device } = await this.#ahead.take(signal);
		const { socket, sendTransport, receiveTransport } = reached;
		try {
			const { peers } = await socket.request('join', {
				displayName: options.displayName,
				device: ownDevice(),
				rtpCapabilities: device.recvRtpCapabilities as never,
				sctpCapabilities,
			});
			const connection = new Connection({
				socket,
				device,
				options,
				wishes,
				sendTransport,
				receiveTransport,
				manners,
			});
			this.#hasChat = Boolean(sendTransport.sctpParameters && receiveTransport.sctpParameters);
			return { connection, peers, consumers: [] };
		} catch (error) {
			socket.close();
			throw error;
		}
	}

	entered({ connection, peers }: Entered): void {
		this.#enteredAt = performance.now();
		if (!this.#hasChat) return;
		const chat = new ChatChannels(connection.sendTransport, connection.receiveTransport, this.tell);
		this.#chat = chat;
		connection.carry(chat);
		connection.events.on('peer-joined', () => chat.somebodyCame());
		if (peers.length > 0) chat.somebodyCame();
		// If it does not open now, the first line says so.
		chat.open().catch(() => {});
	}

	detached(): void {
		this.#chat = null;
	}

	endOf({ code, text }: Loss): LeaveReason | undefined {
		if (code === undefined) return undefined;
		if (code !== closedByServer.code || text !== closedByServer.text) return endings[code];
		this.#closings = performance.now() - this.#enteredAt < tooSoonMs ? this.#closings + 1 : 1;
		return this.#closings > 1 ? 'replaced' : undefined;
	}

	close(): void {
		this.#ahead.close();
	}

	/** The dialect has no word for it: the socket's closing says so. */
	async farewell(): Promise<void> {}

	async #reach(signal: AbortSignal): Promise<Prepared> {
		const reached = await reachServer(this.target, this.identity, signal);
		try {
			return { reached, device: await this.loadDevice(reached.routerRtpCapabilities) };
		} catch (error) {
			reached.socket.close();
			throw new SessionError('protocol', 'its codecs make no sense', { cause: error });
		}
	}
}
