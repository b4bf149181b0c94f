import type { types } from 'mediasoup-client';
import type { NewDataConsumer } from '../../../contract/signalling/dialect.ts';
import { limits } from '../../../contract/signalling/limits.ts';
import type { DataChannels } from '../mediasoup/connection.ts';
import type { SessionEvents } from '../session.ts';
import { SessionError } from '../sessionError.ts';

/** What such servers pass on to everybody. */
const channel = 'chat';
/** One of each other person, and what else a server has. */
const mostChannels = 2 * limits.peersPerRoom;
/** A channel that opens no sooner cannot be used. */
const openingMs = 15_000;
/**
 * So long is waited for somebody who came in just now: text goes to whoever has opened our channel by then, and a
 * server tells nobody who has. Opening it takes ICE, DTLS and SCTP, which is about ten round trips.
 */
const settlingMs = 1_500;

/**
 * Text over the data channels of a mediasoup-demo room: each person has one to send with, and receives those of
 * all others. It lives as long as one connection.
 */
export class ChatChannels implements DataChannels {
	#own: Promise<types.DataProducer> | null = null;
	/** By data consumer id. */
	readonly #others = new Map<string, types.DataConsumer>();
	readonly #over = new AbortController();
	/** When everybody is able to hear, on the page's own clock. */
	#settledAt = 0;

	constructor(
		private readonly sendTransport: types.Transport,
		private readonly receiveTransport: types.Transport,
		private readonly tell: (message: SessionEvents['message']) => void,
	) {}

	/** Opens one's own channel, so that the first line need not wait for it. @throws {SessionError} */
	async open(): Promise<types.DataProducer> {
		this.#own ??= this.#produce().catch((error: unknown) => {
			// The next line tries again.
			this.#own = null;
			throw error;
		});
		return this.#own;
	}

	/** Somebody came in. */
	somebodyCame(): void {
		this.#settledAt = performance.now() + settlingMs;
	}

	/** Resolves once it has left this machine. @throws {SessionError} refused when the server opens no channel */
	async send(text: string): Promise<void> {
		const own = await this.open();
		await delay(this.#settledAt - performance.now(), this.#over.signal);
		if (this.#over.signal.aborted || own.readyState !== 'open')
			throw new SessionError('unreachable', 'the channel closed');
		own.send(text);
		await left(own);
	}

	async take(offer: NewDataConsumer): Promise<void> {
		const { dataConsumerId, dataProducerId, sctpStreamParameters, label, protocol, peerId } = offer;
		if (this.#others.has(dataConsumerId)) return;
		if (this.#others.size >= mostChannels) throw new SessionError('refused', 'too many channels');
		const consumer = await this.receiveTransport.consumeData({
			id: dataConsumerId,
			dataProducerId,
			sctpStreamParameters: sctpStreamParameters as types.SctpStreamParameters,
			label,
			protocol,
		});
		if (this.#over.signal.aborted) return consumer.close();
		this.#others.set(dataConsumerId, consumer);
		consumer.on('close', () => this.#others.delete(dataConsumerId));
		// The server's own bot, and what others send besides text for everybody, is nobody's word.
		if (peerId === undefined || (offer.appData?.channel ?? label) !== channel) return;
		consumer.on('message', (message: unknown) => {
			if (typeof message !== 'string' || message === '') return;
			const text = message.slice(0, limits.textLength);
			this.tell({ participantId: peerId, text, sentAt: Date.now() });
		});
	}

	end(dataConsumerId: string): void {
		this.#others.get(dataConsumerId)?.close();
		this.#others.delete(dataConsumerId);
	}

	/** The transports are closed by their owner, and with them the channels. */
	close(): void {
		this.#over.abort();
		this.#others.clear();
	}

	async #produce(): Promise<types.DataProducer> {
		try {
			const producer = await this.sendTransport.produceData({
				label: channel,
				ordered: true,
				appData: { channel },
			});
			producer.on('close', () => {
				this.#own = null;
			});
			await opened(producer, this.#over.signal);
			// Whoever is inside has to open it too.
			this.somebodyCame();
			return producer;
		} catch (error) {
			throw error instanceof SessionError
				? error
				: new SessionError('refused', 'no channel for text', { cause: error });
		}
	}
}

/** @throws {SessionError} unreachable */
function opened(producer: types.DataProducer, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const fail = (why: string) => () => reject(new SessionError('unreachable', why));
		if (producer.readyState === 'open') return resolve();
		if (signal.aborted) return fail('over')();
		const timer = setTimeout(fail('the channel did not open in time'), openingMs);
		signal.addEventListener('abort', fail('over'), { once: true });
		producer.on('open', resolve);
		producer.on('close', fail('the channel closed'));
		producer.on('error', fail('the channel failed'));
		producer.observer.once('close', () => clearTimeout(timer));
		producer.on('open', () => clearTimeout(timer));
	});
}

/** @throws {SessionError} unreachable when the channel closes before */
function left(producer: types.DataProducer): Promise<void> {
	if (producer.bufferedAmount === 0) return Promise.resolve();
	return new Promise((resolve, reject) => {
		producer.once('bufferedamountlow', resolve);
		producer.observer.once('close', () => reject(new SessionError('unreachable', 'the channel closed')));
	});
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
	if (ms <= 0 || signal.aborted) return Promise.resolve();
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		signal.addEventListener('abort', done);
	});
}
