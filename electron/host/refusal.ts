import { type RefusalReason, refusals } from '../../contract/signalling/refusals.ts';

/** Thrown by whoever handles a request; the peer gets it as the typed error reply of the contract. */
export class Refusal extends Error {
	override name = 'Refusal';
	constructor(
		readonly reason: RefusalReason,
		/** For the peer to read; never holds anything of another peer. */
		readonly explanation?: string,
		options?: ErrorOptions,
	) {
		super(explanation ? `${reason}: ${explanation}` : reason, options);
	}

	get code(): number {
		return refusals[this.reason];
	}
}
