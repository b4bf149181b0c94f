import type { Waiting } from '../hosting/hostRunner.ts';

/** Of whom the person has been told. Who went away and knocks again is told anew. */
export class Knocks {
	#told: ReadonlySet<string> = new Set();

	/** Those among them who are new; they count as told from now on. */
	news(waiting: Waiting): Waiting {
		const fresh = waiting.filter(({ peerId }) => !this.#told.has(peerId));
		this.#told = new Set(waiting.map(({ peerId }) => peerId));
		return fresh;
	}
}
