import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as mediasoup from 'mediasoup';
import type { Worker } from 'mediasoup/types';
import { createHost, type Host } from './host.ts';
import type { HostOptions } from './options.ts';
import type { HostTransport } from './signalling/media.test-client.ts';
import { type ClientOptions, ProtooClient } from './signalling/protoo.test-client.ts';
import { capabilities, device } from './signalling/rtp.test-data.ts';

const workerPath = process.env.MEDIASOUP_WORKER_BIN ?? mediasoup.workerBin;
/** Without the media worker there is no host to test; "npm run setup" brings it. */
export const workerMissing = !existsSync(workerPath);
if (workerMissing) console.warn(`Skipped: there is no media worker at ${workerPath}. Run "npm run setup".`);

/** A running host of a test's own, with what connects to it. */
export class TestHost {
	readonly #clients = new Set<ProtooClient>();

	private constructor(
		readonly host: Host,
		readonly dataDirectory: string,
		/** Process ids of its media workers, in the order in which rooms began on them. */
		readonly workerPids: readonly number[],
	) {}

	static async start(options: Partial<HostOptions> = {}): Promise<TestHost> {
		const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'parley-host-')));
		const pids: number[] = [];
		const note = ({ pid, observer }: Worker) => observer.on('newrouter', () => pids.push(pid));
		mediasoup.observer.on('newworker', note);
		const host = await createHost({ workers: 1, ...options, dataDirectory });
		mediasoup.observer.off('newworker', note);
		return new TestHost(host, dataDirectory, pids);
	}

	get url(): string {
		return `wss://127.0.0.1:${this.host.state.port}`;
	}

	room(): string {
		return this.host.createRoom().roomId;
	}

	async connect(options: Omit<ClientOptions, 'url'>): Promise<ProtooClient> {
		const client = await ProtooClient.connect({ url: this.url, ...options });
		this.#clients.add(client);
		client.closed.then(() => this.#clients.delete(client));
		return client;
	}

	/** Connects and enters in one exchange. */
	async enter(options: Omit<ClientOptions, 'url'> & { moderator?: string | undefined }) {
		const client = await this.connect(options);
		return this.enterWith(client, options);
	}

	/** Connects and enters as the room's host. */
	async enterAsHost(options: Omit<ClientOptions, 'url'>) {
		return this.enter({ ...options, moderator: this.host.invitation(options.roomId).own.moderator });
	}

	/** Enters with a client that is connected. */
	async enterWith(client: ProtooClient, who: { peerId: string; moderator?: string | undefined }) {
		const reply = await client.request('parley:enter', {
			displayName: who.peerId,
			device,
			rtpCapabilities: capabilities,
			...(who.moderator && { moderator: who.moderator }),
		});
		return Object.assign(client, { entered: reply as unknown as Entered });
	}

	async close(): Promise<void> {
		await this.host.close();
		await Promise.all([...this.#clients].map((client) => client.close()));
		await rm(this.dataDirectory, { recursive: true, force: true });
	}
}

export type TransportReply = HostTransport;

export interface Entered {
	readonly sendTransport: TransportReply;
	readonly receiveTransport: TransportReply;
	readonly peers: readonly { readonly peerId: string; readonly displayName: string }[];
	readonly consumers: readonly {
		readonly peerId: string;
		readonly consumerId: string;
		readonly producerId: string;
		readonly kind: string;
		readonly type: string;
		readonly producerPaused: boolean;
		readonly appData: { readonly source: string };
	}[];
	readonly room: {
		readonly role: string;
		readonly locked: boolean;
		readonly knocking: boolean;
		readonly hand: number | null;
		readonly hosts: readonly string[];
		readonly hands: readonly { readonly peerId: string; readonly since: number }[];
	};
}
