import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

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
export class HostProcess {
	#process: ChildProcess | null = null;
	port = 0;
	rooms: readonly HostedRoom[] = [];

	private constructor(
		private readonly dataDirectory: string,
		private readonly args: readonly string[],
		private readonly wrap: readonly string[],
	) {}

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
		const [command = process.execPath, ...rest] = [...this.wrap, process.execPath, program, ...own];
		const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
		this.#process = child;
		const lines = createInterface({ input: child.stdout });
		const failed = once(child, 'exit').then(([code]) => {
			throw new Error(`the host ended with ${code} before it was ready`);
		});
		const [line] = (await Promise.race([once(lines, 'line'), failed])) as [string];
		failed.catch(() => {});
		const { port, rooms } = JSON.parse(line);
		this.port = port;
		this.rooms = rooms;
	}

	/** Ends it without a word, as a crash does. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Stops it answering, as a network that went away does; its sockets stay open. */
	freeze(): void {
		this.#process?.kill('SIGSTOP');
	}

	thaw(): void {
		this.#process?.kill('SIGCONT');
	}

	async close(): Promise<void> {
		await this.#end('SIGTERM');
		await rm(this.dataDirectory, { recursive: true, force: true });
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
