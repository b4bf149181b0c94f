import type { Producer, Router } from 'mediasoup/types';

interface Pipe {
	users: number;
	readonly opened: Promise<Producer | undefined>;
}

/**
 * Brings producers to other routers of the same room, under the same id, once for all who want them
 * there, and for as long as somebody does.
 */
export class Pipes {
	readonly #pipes = new Map<string, Pipe>();

	/**
	 * Resolves when `to` has the producer.
	 * @returns gives it back; to be called once
	 * @throws whatever mediasoup says, when the producer or a router has closed meanwhile
	 */
	async bring(producer: Producer, from: Router, to: Router): Promise<() => void> {
		if (from === to) return () => {};
		const key = `${producer.id} ${to.id}`;
		let pipe = this.#pipes.get(key);
		if (!pipe) {
			pipe = { users: 0, opened: open(producer, from, to) };
			this.#pipes.set(key, pipe);
		}
		const mine = pipe;
		mine.users += 1;
		let returned = false;
		const giveBack = () => {
			if (returned) return;
			returned = true;
			mine.users -= 1;
			if (mine.users > 0) return;
			if (this.#pipes.get(key) === mine) this.#pipes.delete(key);
			// A failure to open was thrown to everybody who waited for it.
			mine.opened.then(
				(piped) => piped?.close(),
				() => {},
			);
		};
		try {
			const piped = await mine.opened;
			piped?.observer.once('close', () => {
				if (this.#pipes.get(key) === mine) this.#pipes.delete(key);
			});
		} catch (error) {
			giveBack();
			throw error;
		}
		return giveBack;
	}

	/** How many producers stand on more than their own router. */
	get size(): number {
		return this.#pipes.size;
	}
}

async function open(producer: Producer, from: Router, to: Router): Promise<Producer | undefined> {
	const { pipeProducer } = await from.pipeToRouter({
		producerId: producer.id,
		router: to,
		enableSctp: false,
	});
	return pipeProducer;
}
