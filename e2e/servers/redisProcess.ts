import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why no Redis can be started on this machine; undefined if one can. */
export function redisMissing(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const here = folders.some((folder) => {
		try {
			accessSync(join(folder, 'redis-server'), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
	return here ? undefined : 'redis-server is not on this system: npm run setup -- test';
}

/** A Redis of the test's own, which has nothing to do with one that the system may run. */
export class RedisProcess {
	private constructor(
		private readonly process: ChildProcess,
		private readonly folder: string,
		private readonly port: number,
		private readonly password: string,
	) {}

	/** @param configuration in Redis's own format, given a folder that goes with the process */
	static async start(
		configuration: (folder: string) => string,
		port: number,
		password: string,
	): Promise<RedisProcess> {
		const folder = await mkdtemp(join(tmpdir(), 'parley-redis-'));
		const file = join(folder, 'redis.conf');
		await writeFile(file, configuration(folder));
		// It ends when its standard input does: nothing is left behind by tests that were killed.
		const tethered = 'redis-server "$0" & read -r _; kill $!; wait $!';
		const child = spawn('sh', ['-c', tethered, file], { stdio: ['pipe', 'pipe', 'inherit'] });
		const redis = new RedisProcess(child, folder, port, password);
		let said = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			said += text;
		});
		while (!(await redis.#answers())) {
			if (/# (Fatal|.*failed)/i.test(said) || child.exitCode !== null)
				throw new Error(`Redis did not start:\n${said.slice(-2000)}`);
			await wait(30);
		}
		return redis;
	}

	/** The fields of a hash, which may hold binary values: their names alone. */
	async keysOf(hash: string): Promise<string[]> {
		return lines(await this.#ask('HKEYS', hash));
	}

	async valueOf(hash: string, field: string): Promise<string> {
		return (await this.#ask('HGET', hash, field)).trim();
	}

	async close(): Promise<void> {
		if (this.process.exitCode === null) {
			this.process.stdin?.end('\n');
			await once(this.process, 'exit');
		}
		await rm(this.folder, { recursive: true, force: true });
	}

	async #answers(): Promise<boolean> {
		try {
			return (await this.#ask('PING')).trim() === 'PONG';
		} catch {
			return false;
		}
	}

	async #ask(...command: string[]): Promise<string> {
		const where = ['-h', '127.0.0.1', '-p', String(this.port), '--no-auth-warning', '-a', this.password];
		const { stdout } = await run('redis-cli', [...where, ...command]);
		return stdout;
	}
}

function lines(text: string): string[] {
	return text.split('\n').filter(Boolean);
}
