import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import * as mediasoup from 'mediasoup';
import type { Consumer, Router, TransportListenInfo, WebRtcServer, Worker } from 'mediasoup/types';
import { HostError } from '../hostError.ts';
import { mediaCodecs } from './codecs.ts';

/** One address for media. `announced` is what clients are told besides the address itself. */
export interface MediaAddress {
	readonly ip: string;
	readonly announced?: string;
}

/** Ports of networks that the machine has left; who still is on them may yet come back there. */
const mostFormerServers = 2;

/** One mediasoup worker process with its one UDP and TCP port on each address, and how much it carries. */
export class MediaWorker {
	#consumers = 0;
	#server: WebRtcServer;
	readonly #formerServers: WebRtcServer[] = [];

	private constructor(
		readonly index: number,
		readonly worker: Worker,
		server: WebRtcServer,
	) {
		this.#server = server;
	}

	/** Where new transports listen. */
	get server(): WebRtcServer {
		return this.#server;
	}

	/**
	 * From now on new transports listen on these addresses, on any free ports.
	 * @throws whatever mediasoup says, when an address is gone again
	 */
	async move(addresses: readonly MediaAddress[]): Promise<void> {
		const server = await this.worker.createWebRtcServer({ listenInfos: listenInfos(addresses, undefined) });
		this.#formerServers.push(this.#server);
		this.#server = server;
		if (this.#formerServers.length > mostFormerServers) this.#formerServers.shift()?.close();
	}

	/**
	 * @param port for UDP and TCP on each address; undefined: any free ones
	 * @throws {HostError} worker-missing, cannot-listen, internal
	 */
	static async start(
		index: number,
		addresses: readonly MediaAddress[],
		port: number | undefined,
	): Promise<MediaWorker> {
		await assertWorkerBinary();
		let worker: Worker;
		try {
			worker = await mediasoup.createWorker({ logLevel: 'warn' });
		} catch (cause) {
			throw new HostError('internal', 'the media worker does not start', { cause });
		}
		try {
			const server = await worker.createWebRtcServer({ listenInfos: listenInfos(addresses, port) });
			return new MediaWorker(index, worker, server);
		} catch (cause) {
			worker.close();
			throw new HostError('cannot-listen', 'the media worker gets no ports', { cause });
		}
	}

	createRouter(): Promise<Router> {
		return this.worker.createRouter({ mediaCodecs });
	}

	/** How many consumers it carries now: what its load is measured by. */
	get consumers(): number {
		return this.#consumers;
	}

	/** Counts a consumer until it closes. */
	carry(consumer: Consumer): void {
		this.#consumers += 1;
		consumer.observer.once('close', () => {
			this.#consumers -= 1;
		});
	}

	close(): void {
		this.worker.close();
	}
}

async function assertWorkerBinary(): Promise<void> {
	const path = process.env.MEDIASOUP_WORKER_BIN ?? mediasoup.workerBin;
	try {
		await access(path, constants.X_OK);
	} catch (cause) {
		throw new HostError('worker-missing', path, { cause });
	}
}

function listenInfos(addresses: readonly MediaAddress[], port: number | undefined): TransportListenInfo[] {
	return (['udp', 'tcp'] as const).flatMap((protocol) =>
		addresses.map(({ ip, announced }) => ({
			protocol,
			ip,
			...(announced && { announcedAddress: announced, exposeInternalIp: true }),
			...(port && { port }),
		})),
	);
}
