import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isListening } from './listening.ts';
import { loopback, type ServerPlace } from './server.ts';

/** Why no LiveKit server can be started on this machine; undefined if one can. */
export function livekitMissing(): string | undefined {
	return process.env.PARLEY_LIVEKIT_SERVER
		? undefined
		: 'the LiveKit server is not here (it is compiled with Go): npm run setup -- test';
}

export function livekitVersion(): string {
	return execFileSync(program(), ['--version'], { encoding: 'utf8' }).trim();
}

/** A real LiveKit server, with a configuration file of its own. */
export class LiveKitProcess {
	#process: ChildProcess | null = null;
	#log = '';

	private constructor(
		private readonly folder: string,
		/** Of the HTTP API and the signalling. */
		readonly port: number,
		private readonly place: ServerPlace,
	) {}

	/** @param configuration in LiveKit's own YAML, for these free ports */
	static async start(
		configuration: (ports: LiveKitPorts) => string,
		place: ServerPlace = loopback,
	): Promise<LiveKitProcess> {
		// Free here: in a network of the tests' own, everything is.
		const ports = { http: await freeTcpPort(), udp: await freeUdpPort() };
		const server = new LiveKitProcess(await mkdtemp(join(tmpdir(), 'parley-livekit-')), ports.http, place);
		await writeFile(server.#configuration, configuration(ports));
		await server.restart();
		return server;
	}

	get url(): string {
		return `ws://${this.place.address}:${this.port}`;
	}

	/** What it has logged since it was started for the first time. */
	get log(): string {
		return this.#log;
	}

	get #configuration(): string {
		return join(this.folder, 'livekit.yaml');
	}

	/** Starts it, or starts it again at the same ports. */
	async restart(): Promise<void> {
		// It ends when its standard input does: nothing is left behind by tests that were killed.
		const [command = program(), ...rest] = [...this.place.wrap, program(), this.#configuration];
		const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
		this.#process = child;
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => {
				this.#log += text;
			});
		while (!(await this.#answers())) {
			if (child.exitCode !== null || child.signalCode !== null)
				throw new Error(`the LiveKit server ended before it was ready:\n${this.#log.slice(-4000)}`);
			await wait(30);
		}
	}

	/** Ends it without a word, as a crash does. */
	kill(): Promise<void> {
		return this.#end('SIGKILL');
	}

	/** Stops it answering, as a network that went away does; its sockets stay open. */
	freeze(): void {
		this.#process?.kill('SIGSTOP');
	}

	thaw(): void {
		this.#process?.kill('SIGCONT');
	}

	async close(): Promise<void> {
		await this.#end('SIGKILL');
		await rm(this.folder, { recursive: true, force: true });
	}

	async #answers(): Promise<boolean> {
		if (this.place.wrap.length > 0) return isListening(this.place, this.port);
		try {
			return (await fetch(`http://127.0.0.1:${this.port}/`)).ok;
		} catch {
			return false;
		}
	}

	async #end(signal: 'SIGKILL'): Promise<void> {
		const child = this.#process;
		this.#process = null;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		child.kill(signal);
		await once(child, 'exit');
	}
}

export interface LiveKitPorts {
	readonly http: number;
	readonly udp: number;
}

function program(): string {
	const path = process.env.PARLEY_LIVEKIT_SERVER;
	if (!path) throw new Error(livekitMissing());
	return path;
}

export async function freeTcpPort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address !== 'object' || !address) throw new Error('there is no free port');
	return address.port;
}

async function freeUdpPort(): Promise<number> {
	const socket = createSocket('udp4').bind(0, '127.0.0.1');
	await once(socket, 'listening');
	const { port } = socket.address();
	socket.close();
	await once(socket, 'close');
	return port;
}
