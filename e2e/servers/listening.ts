import { execFile } from 'node:child_process';
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
