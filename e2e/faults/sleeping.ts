import { setTimeout as pause } from 'node:timers/promises';

/**
 * Stops processes as a machine that sleeps does, and lets them go on: timers, sockets and media stand still,
 * and what came in meanwhile is lost where it was not kept by the kernel.
 * @param processes the ids of all that run now; asked again, since new ones may have been started meanwhile
 * @returns when it began and when it was over, in milliseconds since 1970
 */
export async function sleepAndWake(
	processes: () => Promise<readonly number[]>,
	ms: number,
): Promise<{ began: number; over: number }> {
	const began = Date.now();
	const stopped = new Set<number>();
	try {
		// Whoever starts another one is stopped a moment later, and then there is nobody left to start any.
		for (let before = -1; stopped.size > before; ) {
			before = stopped.size;
			for (const id of await processes()) if (!stopped.has(id) && signal(id, 'SIGSTOP')) stopped.add(id);
		}
		await pause(ms);
	} finally {
		for (const id of stopped) signal(id, 'SIGCONT');
	}
	return { began, over: Date.now() };
}

function signal(id: number, name: 'SIGSTOP' | 'SIGCONT'): boolean {
	try {
		process.kill(id, name);
		return true;
	} catch {
		// It ended by itself meanwhile.
		return false;
	}
}
