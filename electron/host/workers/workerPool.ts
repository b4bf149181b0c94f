import mitt, { type Emitter } from 'mitt';
import { HostError } from '../hostError.ts';
import { type MediaAddress, MediaWorker } from './mediaWorker.ts';

export interface WorkerPoolOptions {
	readonly workers: number;
	readonly addresses: readonly MediaAddress[];
	/** The first worker's port; the next ones follow it. */
	readonly mediaPort?: number | undefined;
}

export type WorkerPoolEvents = {
	/** A worker ended by itself. Everything on it is gone; another one is being started in its place. */
	died: MediaWorker;
	replaced: MediaWorker;
	/** No replacement is tried any more. */
	failed: HostError;
};

/** Deaths within `deathWindowMs` after which replacing is given up: something is badly wrong. */
const toleratedDeaths = 5;
const deathWindowMs = 60_000;

/** The media workers of a host; a dead one is replaced. */
export class WorkerPool {
	readonly events: Emitter<WorkerPoolEvents> = mitt();
	readonly #slots: { current: MediaWorker | undefined; coming: Promise<MediaWorker> | undefined }[] = [];
	readonly #deaths: number[] = [];
	#closed = false;

	#addresses: readonly MediaAddress[];

	private constructor(private readonly options: WorkerPoolOptions) {
		this.#addresses = options.addresses;
	}

	/** @throws {HostError} worker-missing, cannot-listen, internal */
	static async start(options: WorkerPoolOptions): Promise<WorkerPool> {
		const pool = new WorkerPool(options);
		const starts = Array.from({ length: options.workers }, async (_, index) => {
			const slot = { current: undefined, coming: undefined };
			pool.#slots[index] = slot;
			await pool.#fill(index);
		});
		const outcomes = await Promise.allSettled(starts);
		const failure = outcomes.find((outcome) => outcome.status === 'rejected');
		if (failure) {
			pool.close();
			throw failure.reason;
		}
		return pool;
	}

	/** Live workers. */
	get workers(): MediaWorker[] {
		return this.#slots.flatMap(({ current }) => current ?? []);
	}

	/**
	 * The worker that carries least; waits for a replacement if all are dead just now.
	 * @throws {HostError} internal
	 */
	async leastLoaded(): Promise<MediaWorker> {
		const [first, ...rest] = this.workers;
		if (first) return rest.reduce((least, next) => (next.consumers < least.consumers ? next : least), first);
		const coming = this.#slots.flatMap((slot) => slot.coming ?? []);
		if (coming.length === 0) throw new HostError('internal', 'no media worker is left');
		return Promise.any(coming);
	}

	/**
	 * The machine's addresses changed. With fixed ports nothing is done: whoever fixed them (an operator,
	 * a firewall) has fixed addresses as well.
	 * @throws whatever mediasoup says, when an address is gone again
	 */
	async move(addresses: readonly MediaAddress[]): Promise<void> {
		if (this.options.mediaPort) return;
		this.#addresses = addresses;
		await Promise.all(this.workers.map((worker) => worker.move(addresses)));
	}

	close(): void {
		this.#closed = true;
		for (const worker of this.workers) worker.close();
		this.#slots.length = 0;
	}

	async #fill(index: number): Promise<void> {
		const slot = this.#slots[index];
		if (!slot) return;
		const { mediaPort } = this.options;
		slot.coming = MediaWorker.start(index, this.#addresses, mediaPort ? mediaPort + index : undefined);
		try {
			const started = await slot.coming;
			if (this.#closed) return started.close();
			slot.current = started;
			started.worker.once('died', () => this.#handleDeath(index, started));
		} finally {
			slot.coming = undefined;
		}
	}

	#handleDeath(index: number, dead: MediaWorker): void {
		const slot = this.#slots[index];
		if (this.#closed || slot?.current !== dead) return;
		slot.current = undefined;
		const now = Date.now();
		this.#deaths.push(now);
		while ((this.#deaths[0] ?? now) < now - deathWindowMs) this.#deaths.shift();
		if (this.#deaths.length > toleratedDeaths) {
			this.events.emit('died', dead);
			this.events.emit('failed', new HostError('crashed-repeatedly', 'media workers die again and again'));
			return;
		}
		// Before anybody is told, so that those who come back find it on its way.
		const replacement = this.#fill(index);
		this.events.emit('died', dead);
		replacement.then(
			() => {
				if (slot.current) this.events.emit('replaced', slot.current);
			},
			(cause) =>
				this.events.emit('failed', new HostError('internal', 'a media worker stays dead', { cause })),
		);
	}
}
