import { timingSafeEqual } from 'node:crypto';
import { limits } from '../../../contract/signalling/limits.ts';
import type { KeptRemoval } from './keptRoom.ts';
import { hashOfSecret } from './peerSecrets.ts';

const mostKept = 1000;

interface Removal extends KeptRemoval {
	/** Not kept beyond this process: an address is nobody's to store. */
	readonly household?: string;
}

/**
 * Who was removed from a room. With the same peer id or secret they do not get in for a while. Since both
 * are easily made anew, whoever comes from the same address has to knock meanwhile.
 */
export class Removals {
	#list: readonly Removal[] = [];

	/** @param now milliseconds since 1970 */
	constructor(private readonly now: () => number = () => Date.now()) {}

	add(peerId: string, secretHash: string | undefined, household: string): void {
		const until = this.now() + limits.removedForMs;
		const removal = { peerId, household, until, ...(secretHash && { secretHash }) };
		this.#list = [...this.#alive(), removal].slice(-mostKept);
	}

	/** Whether this person may not come in. */
	has(peerId: string, secret?: string): boolean {
		const hash = secret === undefined ? undefined : hashOfSecret(secret);
		return this.#alive().some(
			(one) => one.peerId === peerId || (hash !== undefined && same(hash, one.secretHash)),
		);
	}

	/** Whether somebody of this address was removed. */
	hasHousehold(household: string): boolean {
		return this.#alive().some((one) => one.household === household);
	}

	kept(): KeptRemoval[] {
		return this.#alive().map(({ household: _, ...removal }) => removal);
	}

	restore(kept: readonly KeptRemoval[]): void {
		this.#list = [...kept];
	}

	#alive(): readonly Removal[] {
		if (this.#list.length > 0) this.#list = this.#list.filter(({ until }) => until > this.now());
		return this.#list;
	}
}

function same(hash: string, other: string | undefined): boolean {
	return other !== undefined && timingSafeEqual(Buffer.from(hash), Buffer.from(other));
}
