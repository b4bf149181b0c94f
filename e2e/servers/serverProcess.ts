import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const lastWords = 4000;

/** A server that is a program of its own, which the tests freeze, end and start again. */
export abstract class ServerProcess {
	#child: ChildProcess | null = null;
	#log = '';

	/** @param what as messages call it: `the host` */
	protected constructor(private readonly what: string) {}

	/** What it has said since it was started for the first time, as far as its output is piped. */
	get log(): string {
		return this.#log;
	}

	/** Starts it, or starts it again at the same addresses. */
	abstract restart(): Promise<void>;

	/** Ends it without a word, as a crash does. */
	kill(): Promise<void> {
		return this.end('SIGKILL');
	}

	/** Stops it answering, as a network that went away does; its sockets stay open. */
	freeze(): void {
		this.signal('SIGSTOP');
	}

	thaw(): void {
		this.signal('SIGCONT');
	}

	close(): Promise<void> {
		return this.end('SIGTERM');
	}

	/**
	 * @param line the program and its arguments, behind what runs it in its place
	 * @param ready waits until it serves
	 * @throws {Error} when it ends before that, with what it said
	 */
	protected async run<T>(
		line: readonly string[],
		stdio: StdioOptions,
		ready: (child: ChildProcess) => Promise<T>,
	): Promise<T> {
		const [program = '', ...args] = line;
		const child = spawn(program, args, { stdio });
		this.#child = child;
		for (const stream of [child.stdout, child.stderr])
			stream?.setEncoding('utf8').on('data', (text: string) => {
				this.#log += text;
			});
		const ended = once(child, 'exit').then(([code, signal]) => {
			const said = this.#log === '' ? '' : `:\n${this.#log.slice(-lastWords)}`;
			throw new Error(`${this.what} ended with ${code ?? signal} before it was ready${said}`);
		});
		ended.catch(() => {});
		return Promise.race([ready(child), ended]);
	}

	/** Nothing happens where it does not run. */
	protected signal(signal: NodeJS.Signals): void {
		this.#child?.kill(signal);
	}

	/** Safe to call in any state, twice too. */
	protected async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const child = this.#child;
		this.#child = null;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const gone = once(child, 'exit');
		// Frozen, it would hear of nothing but being killed.
		if (signal === 'SIGTERM') child.kill('SIGCONT');
		child.kill(signal);
		await gone;
	}
}

/** The first line that a program with a piped output says: that it is ready, in ours. */
export async function firstLine({ stdout }: ChildProcess): Promise<string> {
	if (!stdout) throw new Error('its output is not piped');
	const [line] = (await once(createInterface({ input: stdout }), 'line')) as [string];
	return line;
}
