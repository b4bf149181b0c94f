import { createHash, timingSafeEqual } from 'node:crypto';
import type { KeptPerson } from './keptRoom.ts';

/** Milliseconds for which an id waits for its owner after their network died. */
const keptFor = 120_000;
const mostKept = 1000;

interface Kept {
	/** SHA-256, base64url. */
	readonly hash: string;
	/** Set once its owner's socket is gone. */
	goneAt?: number;
	/** Was inside: comes back without asking. */
	settled?: boolean;
	/** Since when their hand is up, in milliseconds since 1970. */
	hand?: number | undefined;
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
		const hash = secret === undefined ? undefined : hashOfSecret(secret);
		if (kept) {
			if (!hash || !timingSafeEqual(Buffer.from(kept.hash), Buffer.from(hash))) return false;
			delete kept.goneAt;
			return true;
		}
		if (taken) return false;
		if (hash) {
			this.#makeSpace();
			this.#kept.set(peerId, { hash });
		}
		return true;
	}

	/** Its owner is inside now, and may come back. */
	settle(peerId: string): void {
		const kept = this.#kept.get(peerId);
		if (kept) kept.settled = true;
	}

	/** Whether its owner was inside before. */
	isSettled(peerId: string): boolean {
		return this.#alive(peerId)?.settled === true;
	}

	/** Whether anybody may come back. */
	get anySettled(): boolean {
		return [...this.#kept.keys()].some((peerId) => this.isSettled(peerId));
	}

	handOf(peerId: string): number | null {
		return this.#alive(peerId)?.hand ?? null;
	}

	setHand(peerId: string, since: number | null): void {
		const kept = this.#kept.get(peerId);
		if (kept) kept.hand = since ?? undefined;
	}

	hashOf(peerId: string): string | undefined {
		return this.#kept.get(peerId)?.hash;
	}

	/** Its socket is gone without a word: the id waits for its owner, if they were inside. */
	keep(peerId: string): void {
		const kept = this.#kept.get(peerId);
		if (kept?.settled) kept.goneAt = this.now();
		else this.forget(peerId);
	}

	/** Its owner left for good. */
	forget(peerId: string): void {
		this.#kept.delete(peerId);
	}

	/** The call is over for everybody. */
	clear(): void {
		this.#kept.clear();
	}

	kept(): KeptPerson[] {
		return [...this.#kept].flatMap(([peerId, { hash, hand }]) =>
			this.isSettled(peerId) ? { peerId, secretHash: hash, ...(hand !== undefined && { hand }) } : [],
		);
	}

	/** From a host that has ended: everybody is away since now. */
	restore(people: readonly KeptPerson[]): void {
		for (const { peerId, secretHash, hand } of people)
			this.#kept.set(peerId, { hash: secretHash, hand, settled: true, goneAt: this.now() });
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

/** SHA-256, base64url. */
export function hashOfSecret(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url');
}
