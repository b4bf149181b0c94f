import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstLine, ServerProcess } from '../servers/serverProcess.ts';

const program = fileURLToPath(new URL('../../out/host/cli.js', import.meta.url));

export interface HostedRoom {
	readonly roomId: string;
	/** parley:// with every address. */
	readonly link: string;
	/** Plain http on this machine. */
	readonly localPage: string;
	/** parley:// over loopback. */
	readonly own: string;
	/** parley:// for whoever moderates. */
	readonly hostLink: string;
}

/** A host without a window, as `npm run host` starts it, that can be killed and started again. */
export class HostProcess extends ServerProcess {
	port = 0;
	rooms: readonly HostedRoom[] = [];

	private constructor(
		private readonly dataDirectory: string,
		private readonly args: readonly string[],
		private readonly wrap: readonly string[],
	) {
		super('the host');
	}

	/**
	 * @param args of the program; the port is any free one, and stays the same over restarts
	 * @param wrap what the command line starts with, to run it in another network
	 */
	static async start(args: readonly string[] = [], wrap: readonly string[] = []): Promise<HostProcess> {
		const host = new HostProcess(await mkdtemp(join(tmpdir(), 'parley-host-')), args, wrap);
		await host.restart();
		return host;
	}

	get room(): HostedRoom {
		const [room] = this.rooms;
		if (!room) throw new Error('the host has no room');
		return room;
	}

	async restart(): Promise<void> {
		const own = ['--json', '--port', String(this.port), '--data-dir', this.dataDirectory, ...this.args];
		const line = [...this.wrap, process.execPath, program, ...own];
		const { port, rooms } = JSON.parse(await this.run(line, ['ignore', 'pipe', 'inherit'], firstLine));
		this.port = port;
		this.rooms = rooms;
	}

	override async close(): Promise<void> {
		await super.close();
		await rm(this.dataDirectory, { recursive: true, force: true });
	}
}
