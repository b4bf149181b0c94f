/**
 * Why the host refuses. A refusal travels as a protoo error reply: `errorCode` is the number here and
 * `errorReason` starts with the word, so that stock clients have a text and ours has a reason to act on.
 */
export const refusals = {
	'malformed-message': 400,
	'not-joined': 403,
	'already-joined': 409,
	'room-not-found': 404,
	'room-full': 429,
	'not-found': 404,
	'not-yours': 403,
	'unknown-method': 405,
	'too-large': 413,
	'too-many': 429,
	'too-fast': 429,
	'cannot-consume': 422,
	'peer-id-taken': 409,
	locked: 423,
	'must-knock': 401,
	'turned-away': 403,
	removed: 403,
	'not-a-host': 403,
	internal: 500,
} as const;

export type RefusalReason = keyof typeof refusals;

/** WebSocket close codes of the host (RFC 6455, 7.4.2: 4000-4999 are the application's). */
export const closeCodes = {
	/** The person left, or the host ended the call. Clients do not come back by themselves. */
	callEnded: 4000,
	/** Another socket with the same peer id and secret took this one's place. */
	replaced: 4001,
	/** A host removed this person from the call. Clients do not come back by themselves. */
	removed: 4003,
	roomNotFound: 4004,
	peerIdTaken: 4009,
	malformed: 4400,
	/** A host said no to a knock. */
	turnedAway: 4403,
	joinTimeout: 4408,
	/** The room was locked while one waited. */
	locked: 4423,
	tooFast: 4429,
	/** The host goes away for a moment: come back. (1012, service restart) */
	restarting: 1012,
} as const;

/** Splits `errorReason` of a reply ("too-fast: slow down") into a reason known here and its text. */
export function readRefusal(errorReason: string): { reason: RefusalReason; text: string } {
	const [word, ...rest] = errorReason.split(': ');
	const known = word !== undefined && word in refusals ? (word as RefusalReason) : undefined;
	return known ? { reason: known, text: rest.join(': ') } : { reason: 'internal', text: errorReason };
}
