import type { Told } from './told.ts';

/** What a server said to the one request: the beginning of it, and for this look only. */
export interface Answer {
	readonly status: number;
	/** By names in small letters. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** Marks of each server's own pages, as of November 2026; a title alone can be anybody's. */
const pages: readonly (readonly [
	RegExp,
	Extract<Told['kind'], 'galene' | 'livekit-meet' | 'mediasoup-demo' | 'parley'>,
])[] = [
	[/<script[^>]+src=["']?\/(?:galene|mainpage)\.js/i, 'galene'],
	[/<title>\s*LiveKit Meet\b|content=["']LiveKit Meet["']/i, 'livekit-meet'],
	[/mediasoup-demo-app|<title>\s*mediasoup[ -]demo\b/i, 'mediasoup-demo'],
	[/<title>\s*Parley\s*<\/title>/i, 'parley'],
];

/** Which server speaks so. */
export function whoAnswers({ status, headers, body }: Answer): Exclude<Told, { kind: 'moved' }>['kind'] {
	const type = headers['content-type'] ?? '';
	// RFC 9725, 4.1: an endpoint says what it takes.
	if (/\bapplication\/sdp\b/i.test(headers['accept-post'] ?? '') || /^application\/sdp\b/i.test(type))
		return 'whip';
	// protoo, the signalling of mediasoup-demo, says what its socket's address lacks.
	if (/\broomId\b/.test(headers['x-websocket-reject-reason'] ?? '')) return 'mediasoup-demo';
	if (status < 200 || status >= 300) return 'unknown';
	// LiveKit's answer to whoever looks whether it lives.
	if (!/^text\/html\b/i.test(type) && body.trim() === 'OK') return 'livekit';
	return pages.find(([mark]) => mark.test(body))?.[1] ?? 'unknown';
}

/** What a server is that chose one of the subprotocols that were offered. */
export const offered = { 'janus-protocol': 'janus', protoo: 'mediasoup-demo' } as const;

export function whoChose(subprotocol: string): 'janus' | 'mediasoup-demo' | 'unknown' {
	return Object.hasOwn(offered, subprotocol) ? offered[subprotocol as keyof typeof offered] : 'unknown';
}
