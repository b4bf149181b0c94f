import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a link does to what goes over it, in both directions alike. */
export interface LinkShape {
	/** One way, in milliseconds: a round trip takes twice as long. */
	readonly delayMs: number;
	/** Of the packets of each direction, 0 to 100. */
	readonly lossPercent: number;
	/** Of each direction, in kilobits a second; 0: as fast as it goes. */
	readonly kbps: number;
}

/** Packets that were sent into a link's near end, whether they arrived or not. */
export interface Counted {
	/** Sound and pictures (over UDP). */
	readonly rtp: number;
	readonly rtcp: number;
	readonly stun: number;
	readonly dtls: number;
	readonly tcp: number;
	/** Without headers. Media may also travel in it. */
	readonly tcpBytes: number;
	readonly other: number;
}

const untouched: LinkShape = { delayMs: 0, lossPercent: 0, kbps: 0 };

/** The link between two namespaces: two TUN devices and a program of ours between them (build/go-servers/shaper). */
export class Link {
	readonly #answers = new Map<number, (answer: { counted?: Counted }) => void>();
	#nextId = 1;
	#shape = untouched;

	private constructor(private readonly process: ChildProcess) {
		if (process.stdout)
			createInterface({ input: process.stdout }).on('line', (line) => {
				const answer = JSON.parse(line);
				this.#answers.get(answer.id)?.(answer);
				this.#answers.delete(answer.id);
			});
	}

	/**
	 * @param namespace in which both devices are made
	 * @param near @param far the devices' names
	 */
	static async open(namespace: string, near: string, far: string): Promise<Link> {
		const program = process.env.PARLEY_SHAPER;
		if (!program) throw new Error('PARLEY_SHAPER is not set');
		const child = spawn('ip', ['netns', 'exec', namespace, program, near, far], {
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		const ended = once(child, 'exit').then(([code]) => {
			throw new Error(`the link ended with ${code}`);
		});
		await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
		ended.catch(() => {});
		return new Link(child);
	}

	/** What is not named becomes as it was at first: no delay, no loss, no limit. */
	async shape(shape: Partial<LinkShape>): Promise<void> {
		this.#shape = { ...untouched, ...shape };
		await this.#ask({ shape: this.#shape });
	}

	/**
	 * Nothing goes through any more, or nothing that is UDP; both ends still look connected, as when a router
	 * far away dies, or begins to keep UDP from passing.
	 */
	async cut(what: 'all' | 'udp' = 'all'): Promise<void> {
		await this.#ask({ cut: what });
	}

	async mend(): Promise<void> {
		await this.#ask({ cut: 'nothing' });
	}

	/** What the near end sent. @param from @param to milliseconds since 1970, fractions too */
	async counted(from: number, to: number): Promise<Counted> {
		const { counted } = await this.#ask({ count: { from, to } });
		if (!counted) throw new Error('the link did not count');
		return counted;
	}

	async close(): Promise<void> {
		if (this.process.exitCode !== null || this.process.signalCode !== null) return;
		const ended = once(this.process, 'exit');
		this.process.stdin?.end();
		await ended;
	}

	#ask(request: object): Promise<{ counted?: Counted }> {
		if (this.process.exitCode !== null) return Promise.reject(new Error('the link has ended'));
		const id = this.#nextId++;
		return new Promise((resolve) => {
			this.#answers.set(id, resolve);
			this.process.stdin?.write(`${JSON.stringify({ id, ...request })}\n`);
		});
	}
}
