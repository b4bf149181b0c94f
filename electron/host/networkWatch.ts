import mitt, { type Emitter } from 'mitt';
import type { MediaAddress } from './workers/mediaWorker.ts';

export type NetworkWatchEvents = {
	/** The addresses that there are now. */
	changed: readonly MediaAddress[];
};

/** No system tells Node of a new network, so it is looked this often, in milliseconds. */
const lookEvery = 5_000;

/** Sees when the machine comes to another network. */
export class NetworkWatch {
	readonly events: Emitter<NetworkWatchEvents> = mitt();
	readonly #timer: NodeJS.Timeout;
	#known: string;

	/**
	 * @param look throws while there is no address at all
	 * @param known what there is already
	 */
	constructor(
		private readonly look: () => Promise<readonly MediaAddress[]>,
		known: readonly MediaAddress[],
	) {
		this.#known = JSON.stringify(known);
		this.#timer = setInterval(() => void this.#compare(), lookEvery);
		// Looking is no reason to keep a process alive.
		this.#timer.unref();
	}

	close(): void {
		clearInterval(this.#timer);
		this.events.all.clear();
	}

	async #compare(): Promise<void> {
		let now: readonly MediaAddress[];
		try {
			now = await this.look();
		} catch {
			return; // Between two networks: what is known stays until there is another.
		}
		const found = JSON.stringify(now);
		if (found === this.#known) return;
		this.#known = found;
		this.events.emit('changed', now);
	}
}
