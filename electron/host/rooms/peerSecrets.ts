import { createHash, timingSafeEqual } from 'node:crypto';

/** Milliseconds for which an id waits for its owner after their network died. */
const keptFor = 120_000;
const mostKept = 1000;

interface Kept {
	readonly hash: Buffer;
	/** Set once its owner's socket is gone. */
	goneAt?: number;
}

/**
 * To whom the peer ids of a room belong. The same person comes back in place of their dead socket; nobody
 * else can push them out, nor take their id while they are away for a moment.
 */
export class PeerSecrets {
	readonly #kept = new Map<string, Kept>();

	/** @param now milliseconds of a clock that never goes back */
	constructor(private readonly now: () => number = () => performance.now()) {}

	/**
	 * Claims an id.
	 * @param taken whether a socket has this id now
	 * @returns whether it is this secret's
	 */
	claim(peerId: string, secret: string | undefined, taken: boolean): boolean {
		const kept = this.#alive(peerId);
		const hash = secret === undefined ? undefined : createHash('sha256').update(secret).digest();
		if (kept) {
			if (!hash || !timingSafeEqual(kept.hash, hash)) return false;
			this.#kept.set(peerId, { hash });
			return true;
		}
		if (taken) return false;
		if (hash) {
			this.#makeSpace();
			this.#kept.set(peerId, { hash });
		}
		return true;
	}

	/** Its socket is gone without a word: the id waits for its owner. */
	keep(peerId: string): void {
		const kept = this.#kept.get(peerId);
		if (kept) kept.goneAt = this.now();
	}

	/** Its owner left for good. */
	forget(peerId: string): void {
		this.#kept.delete(peerId);
	}

	#alive(peerId: string): Kept | undefined {
		const kept = this.#kept.get(peerId);
		if (kept?.goneAt === undefined || this.now() - kept.goneAt < keptFor) return kept;
		this.#kept.delete(peerId);
		return undefined;
	}

	#makeSpace(): void {
		if (this.#kept.size < mostKept) return;
		for (const [peerId, { goneAt }] of this.#kept) {
			if (goneAt === undefined) continue;
			this.#kept.delete(peerId);
			if (this.#kept.size < mostKept) return;
		}
	}
}
