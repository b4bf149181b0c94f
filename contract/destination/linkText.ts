import { isLoopback } from '../invitation/invitation.ts';

/** In characters: longer than any real one, tokens included. */
export const longestLink = 4000;

/** In characters. */
export const longest = { name: 128, secret: 256, token: 3000 } as const;

/** What some programs put around a link when it is copied out of a text that runs the other way. */
const aroundLink =
	/^[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+|[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+$/gu;

/** Invisible, or turning around what is read: a link that has them inside is not what it looks like. */
const invisible = /[\p{Cc}\p{Cf}\p{Surrogate}]/u;

/** In a name or a secret, invisible characters join letters in some languages; these never belong. */
const unfit = /[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u;

/** A link as it was meant: without what stands around it. */
export function trimmedLink(text: string): string {
	return text.replace(aroundLink, '');
}

export function hasInvisible(text: string): boolean {
	return invisible.test(text);
}

/** Whether a text can be the name of a room, or a secret. @param most in characters */
export function isPlainText(text: string | null | undefined, most: number): text is string {
	return typeof text === 'string' && text !== '' && text.length <= most && !unfit.test(text);
}

/** Undoes percent-encoding; null where it is damaged. */
export function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

/** Whether the connection is protected, or does not leave this machine. */
export function isProtected(url: URL): boolean {
	return url.protocol === 'https:' || url.protocol === 'wss:' || isLoopback(url.hostname);
}

/** The same address for WebSockets, or for pages. */
export function withScheme(url: URL, as: 'socket' | 'page'): string {
	const plain = url.protocol === 'http:' || url.protocol === 'ws:';
	const scheme = as === 'socket' ? (plain ? 'ws' : 'wss') : plain ? 'http' : 'https';
	return `${scheme}://${url.host}`;
}
