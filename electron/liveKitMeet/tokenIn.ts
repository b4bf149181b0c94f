import type { z } from 'zod';
import type { tokenAnswer } from '../../contract/bridge/probe.ts';
import { isProtected, longest, longestLink } from '../../contract/destination/linkText.ts';
import { hasTokenForm } from '../../contract/destination/liveKitToken.ts';
import { z as schema } from '../../contract/schema.ts';

export type TokenAnswer = z.infer<typeof tokenAnswer>;

const details = schema.object({
	serverUrl: schema.string().max(longestLink),
	participantToken: schema.string().max(longest.token).refine(hasTokenForm),
});

/** The token in what a LiveKit Meet page answered, checked: it comes from anybody. */
export function tokenIn({ status, body }: { readonly status: number; readonly body: string }): TokenAnswer {
	if (status >= 400 && status < 500) return { kind: 'refused' };
	if (status !== 200) return { kind: 'protocol' };
	try {
		const { serverUrl, participantToken } = details.parse(JSON.parse(body));
		const url = new URL(serverUrl);
		if (!/^(wss?|https?):$/.test(url.protocol) || url.username || url.password || !isProtected(url))
			return { kind: 'protocol' };
		return { kind: 'token', serverUrl, participantToken };
	} catch {
		// No JSON, or not what is documented.
		return { kind: 'protocol' };
	}
}

/** The address that gives out tokens; null for what is no page of a protected server, or of this machine's. */
export function tokenAddress(page: string, room: string, participantName: string): string | null {
	let url: URL;
	try {
		url = new URL(page);
	} catch {
		return null;
	}
	if (!/^https?:$/.test(url.protocol) || url.origin !== page || !isProtected(url)) return null;
	url.pathname = '/api/connection-details';
	url.search = new URLSearchParams({ roomName: room, participantName }).toString();
	return url.href;
}
