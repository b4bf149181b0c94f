import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { isListening } from './listening.ts';
import { loopback, type ServerPlace } from './server.ts';
import { ServerProcess } from './serverProcess.ts';

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
export class LiveKitProcess extends ServerProcess {
	private constructor(
		private readonly folder: string,
		/** Of the HTTP API and the signalling. */
		readonly port: number,
		private readonly place: ServerPlace,
	) {
		super('the LiveKit server');
	}

	/** @param configuration in LiveKit's own YAML, for these free ports */
	static async start(
		configuration: (ports: LiveKitPorts) => string,
		place: ServerPlace = loopback,
	): Promise<LiveKitProcess> {
		// Free here: in a network of the tests' own, everything is.
		const ports = { http: await freePort(), udp: await freeUdpPort() };
		const server = new LiveKitProcess(await mkdtemp(join(tmpdir(), 'parley-livekit-')), ports.http, place);
		await writeFile(server.#configuration, configuration(ports));
		await server.restart();
		return server;
	}

	get url(): string {
		return `ws://${this.place.address}:${this.port}`;
	}

	get #configuration(): string {
		return join(this.folder, 'livekit.yaml');
	}

	async restart(): Promise<void> {
		const line = [...this.place.wrap, program(), this.#configuration];
		// It ends when its standard input does: nothing is left behind by tests that were killed.
		await this.run(line, 'pipe', async (child) => {
			while (child.exitCode === null && child.signalCode === null && !(await this.#answers())) await wait(30);
		});
	}

	override async close(): Promise<void> {
		await this.kill();
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

async function freeUdpPort(): Promise<number> {
	const socket = createSocket('udp4').bind(0, '127.0.0.1');
	await once(socket, 'listening');
	const { port } = socket.address();
	socket.close();
	await once(socket, 'close');
	return port;
}
