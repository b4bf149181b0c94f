import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A desktop's message bus of its own: nobody else's programs are on it. */
export interface SessionBus {
	/** For DBUS_SESSION_BUS_ADDRESS. */
	readonly address: string;
	end(): Promise<void>;
}

/** @throws {Error} when dbus-daemon does not come up */
export async function startSessionBus(): Promise<SessionBus> {
	const folder = await mkdtemp(join(tmpdir(), 'parley-bus-'));
	const daemon = spawn(
		'dbus-daemon',
		['--session', '--nofork', '--nopidfile', '--print-address=1', `--address=unix:path=${folder}/bus`],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const ended = once(daemon, 'exit');
	const early = Promise.race([ended, once(daemon, 'error')]).then(([why]) => {
		throw new Error(`dbus-daemon did not come up: ${why}`);
	});
	const lines = createInterface(daemon.stdout);
	const [address] = await Promise.race([once(lines, 'line'), early]);
	early.catch(() => {});
	return {
		address: String(address),
		async end() {
			daemon.kill();
			await ended;
			await rm(folder, { recursive: true, force: true });
		},
	};
}
