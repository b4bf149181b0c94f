import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Recordings } from '../../scripted/recordings.ts';

const leaveTimeoutMs = 5_000;

export interface SendersProcess {
	/** They leave the call. */
	close(): Promise<void>;
	/** They fall silent without a word, as when a network is gone, or go on. */
	freeze(frozen: boolean): void;
}

/** Brings scripted senders into a call. @throws {Error} when they do not get in */
export async function startSenders(
	call: { readonly url: string; readonly roomId: string },
	names: readonly string[],
	{ video, audio }: Recordings,
): Promise<SendersProcess> {
	const child = spawn(
		process.execPath,
		[
			...['--import', 'tsx', join(import.meta.dirname, 'senders.ts')],
			...['--url', call.url, '--room', call.roomId, '--names', names.join(',')],
			...['--video', video, '--audio', audio],
		],
		{ stdio: ['pipe', 'pipe', 'inherit'] },
	);
	const exited = once(child, 'exit');
	const close = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill('SIGCONT');
		child.stdin.end();
		const timer = setTimeout(() => child.kill('SIGKILL'), leaveTimeoutMs);
		await exited;
		clearTimeout(timer);
	};
	const failed = exited.then(([code]) => {
		throw new Error(`the senders ended with ${code} before they were in the call`);
	});
	failed.catch(() => {});
	await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed]);
	return { close, freeze: (frozen) => void child.kill(frozen ? 'SIGSTOP' : 'SIGCONT') };
}
