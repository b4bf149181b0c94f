/** Fails a call of the page with a word that the page understands. Nothing else of it leaves main. */
export class BridgeError extends Error {
	override name = 'BridgeError';
	/** @param reason a short word; `unknown-sender`, `malformed` and `internal` are the bridge's own */
	constructor(
		readonly reason: string,
		options?: ErrorOptions,
	) {
		super(`bridge: ${reason}`, options);
	}
}
