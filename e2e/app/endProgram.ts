import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';

/**
 * Asks a program to end, and makes it when it does not.
 * @param folder what it wrote into, which goes with it
 */
export async function endProgram(child: ChildProcess, folder: string, withinMs: number): Promise<void> {
	if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
		const gone = once(child, 'exit');
		const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
		child.kill('SIGTERM');
		await gone;
		clearTimeout(timer);
	}
	await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
