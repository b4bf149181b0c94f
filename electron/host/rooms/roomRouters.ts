import type { Router } from 'mediasoup/types';
import type { MediaWorker } from '../workers/mediaWorker.ts';
import type { WorkerPool } from '../workers/workerPool.ts';
import { Pipes } from './pipes.ts';

/** A router of a room, on its worker. */
export interface RoomRouter {
	readonly router: Router;
	readonly carrier: MediaWorker;
}

/**
 * The routers of one room, at most one on each worker. A room begins on one and takes another worker in
 * when those it has are full.
 */
export class RoomRouters {
	readonly pipes = new Pipes();
	readonly #routers = new Map<MediaWorker, Promise<RoomRouter>>();
	readonly #limit: number;

	/** @param consumersPerWorker what a worker should carry at most */
	constructor(
		private readonly pool: WorkerPool,
		consumersPerWorker: number,
	) {
		// Those who are placed already get more consumers with everybody who joins later, on whichever
		// worker that is: half of the capacity is kept for them.
		this.#limit = consumersPerWorker / 2;
	}

	/**
	 * Where the next peer goes.
	 * @throws {HostError} when no worker is left
	 */
	async place(): Promise<RoomRouter> {
		for (const [carrier, router] of this.#routers) {
			if (carrier.consumers < this.#limit) return router;
		}
		const least = await this.pool.leastLoaded();
		let router = this.#routers.get(least);
		if (!router) {
			router = this.#create(least);
			this.#routers.set(least, router);
		}
		return router;
	}

	/** Its first router, where what concerns the whole room is. */
	home(): Promise<RoomRouter> {
		const [first] = this.#routers.values();
		return first ?? this.place();
	}

	/** Whether the room has something on this worker. */
	isOn(carrier: MediaWorker): boolean {
		return this.#routers.has(carrier);
	}

	get size(): number {
		return this.#routers.size;
	}

	/** Gives all routers back. The room may begin anew afterwards. */
	close(): void {
		const routers = [...this.#routers.values()];
		this.#routers.clear();
		for (const creation of routers) {
			creation.then(
				({ router }) => router.close(),
				() => {}, // It was thrown to whoever asked for the place.
			);
		}
	}

	async #create(carrier: MediaWorker): Promise<RoomRouter> {
		try {
			return { router: await carrier.createRouter(), carrier };
		} catch (error) {
			this.#routers.delete(carrier);
			throw error;
		}
	}
}
