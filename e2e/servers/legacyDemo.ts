import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { mediasoupVersion, workerMissing } from './parley.ts';
import { loopback, type Server, type ServerKind, type ServerPlace, type ServerRoom } from './server.ts';

const program = fileURLToPath(new URL('legacyDemo/main.ts', import.meta.url));

/**
 * The dialect of mediasoup-demo from before October 2025. No such server can be installed here: this one is
 * written from the protocol, on the real mediasoup.
 */
export const legacyDemo: ServerKind = {
	kind: 'mediasoup',
	dialect: 'legacy dialect',
	proven: 'own',
	missing: workerMissing,
	async start(_page, place = loopback) {
		const server = new LegacyDemo(place);
		await server.restart();
		return server;
	},
};

export class LegacyDemo implements Server {
	readonly version = mediasoupVersion();
	#process: ChildProcess | null = null;
	#rooms = 0;

	port = 0;

	/** Of media, UDP. */
	mediaPort = 0;

	/** @param gate the UDP port that clients are told for media, if something stands before it */
	constructor(
		private readonly place: ServerPlace,
		private readonly gate?: number,
	) {}

	async newRoom(): Promise<ServerRoom> {
		const roomId = `legacy-${this.#rooms++}`;
		const socket = `ws://${this.place.address}:${this.port}/`;
		return {
			target: async () => ({ kind: 'mediasoup-demo', socket, roomId }),
			link: async () => `${socket}?roomId=${roomId}`,
		};
	}

	async restart(): Promise<void> {
		const { wrap, address } = this.place;
		const own = [
			'--import',
			'tsx',
			program,
			address,
			String(this.port),
			...(this.gate ? [String(this.gate)] : []),
		];
		const [command = process.execPath, ...rest] = [...wrap, process.execPath, ...own];
		const child = spawn(command, rest, {
			// It ends with its stdin: also when the tests are killed.
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		this.#process = child;
		const failed = once(child, 'exit').then(([code]) => {
			throw new Error(`the legacy server ended with ${code} before it was ready`);
		});
		const lines = createInterface({ input: child.stdout });
		const [line] = (await Promise.race([once(lines, 'line'), failed])) as [string];
		failed.catch(() => {});
		const { port, mediaPort } = JSON.parse(line) as { port: number; mediaPort: number };
		this.port = port;
		this.mediaPort = mediaPort;
	}

	kill(): Promise<void> {
		return this.#end('SIGKILL');
	}

	freeze(): void {
		this.#process?.kill('SIGSTOP');
	}

	thaw(): void {
		this.#process?.kill('SIGCONT');
	}

	close(): Promise<void> {
		return this.#end('SIGTERM');
	}

	async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const child = this.#process;
		this.#process = null;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		child.kill('SIGCONT');
		child.kill(signal);
		await once(child, 'exit');
	}
}
