import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { promisify } from 'node:util';
import type { ServerPlace } from './server.ts';

const run = promisify(execFile);

const connecting = `require('net').connect(+process.argv[1], process.argv[2])
	.on('connect', () => process.exit(0)).on('error', () => process.exit(1))`;

/** Whether somebody listens at a TCP port of a place, asked from within that place. */
export async function isListening({ address, wrap }: ServerPlace, port: number): Promise<boolean> {
	const [command = process.execPath, ...rest] = [...wrap, process.execPath, '-e', connecting];
	try {
		await run(command, [...rest, String(port), address]);
		return true;
	} catch {
		return false;
	}
}

const watching = `process.stdin.once('data', function ask() {
	require('net').connect(+process.argv[1], process.argv[2])
		.on('connect', () => { console.log(String(Date.now())); process.exit(0); })
		.on('error', () => setTimeout(ask, 5));
}).on('end', () => process.exit(0));
console.log('ready');`;

/**
 * Tells when somebody listens at a TCP port of a place, to a few milliseconds: sooner than most servers say that they
 * are ready.
 */
export class PortWatch {
	private constructor(
		private readonly process: ChildProcess,
		private readonly lines: Interface,
	) {}

	/** Beforehand, since to start takes longer than for some servers. */
	static async start({ address, wrap }: ServerPlace, port: number): Promise<PortWatch> {
		const [command = process.execPath, ...rest] = [...wrap, process.execPath, '-e', watching];
		const child = spawn(command, [...rest, String(port), address], { stdio: ['pipe', 'pipe', 'inherit'] });
		const lines = createInterface({ input: child.stdout });
		await once(lines, 'line');
		return new PortWatch(child, lines);
	}

	/**
	 * From now on it is asked again and again; nobody may be listening any more.
	 * @returns milliseconds since 1970
	 */
	async listens(): Promise<number> {
		const line = once(this.lines, 'line');
		this.process.stdin?.write('now\n');
		const [at] = (await line) as [string];
		return Number(at);
	}

	close(): void {
		this.process.stdin?.end();
	}
}
