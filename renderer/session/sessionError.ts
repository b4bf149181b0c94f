/** Why a session failed. Each has a sentence in the app's texts under `error.<reason>`. */
export type SessionErrorReason =
	| 'unreachable'
	| 'untrusted'
	| 'room-not-found'
	| 'room-full'
	| 'name-taken'
	| 'refused'
	/** The server lets in its own page, and the app in its place, but no other page. */
	| 'own-page-only'
	| 'locked'
	| 'turned-away'
	| 'unanswered'
	| 'removed'
	| 'not-a-host'
	| 'media-blocked'
	| 'protocol'
	| 'unsupported'
	| 'not-joined'
	| 'aborted';

export class SessionError extends Error {
	override name = 'SessionError';
	/** @param detail for logs only: never shown, never translated */
	constructor(
		readonly reason: SessionErrorReason,
		detail?: string,
		options?: ErrorOptions,
	) {
		super(detail ? `${reason}: ${detail}` : reason, options);
	}
}

/** What was thrown on the way in, as whoever joins is told it: what nobody foresaw is the protocol's fault. */
export function asSessionError(error: unknown): SessionError {
	return error instanceof SessionError
		? error
		: new SessionError('protocol', String(error), { cause: error });
}
