import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** iproute2. @throws {Error} with what it said */
export async function ip(...args: string[]): Promise<string> {
	const { stdout } = await run('ip', args);
	return stdout;
}

/** Several commands at once, in their order, too quickly for anybody to see a state between them. */
export async function ipBatch(namespace: string, commands: readonly string[]): Promise<void> {
	const running = run('ip', ['-n', namespace, '-batch', '-']);
	running.child.stdin?.end(`${commands.join('\n')}\n`);
	await running;
}
