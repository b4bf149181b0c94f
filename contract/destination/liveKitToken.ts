import { z } from '../schema.ts';
import { longest } from './linkText.ts';

const tokenForm = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** What a LiveKit token says of itself (RFC 7519, and LiveKit's own claim `video`). Nobody vouches for it here. */
export interface LiveKitToken {
	/** Undefined for one that leads to any room. */
	readonly room: string | undefined;
	/** In milliseconds since 1970. */
	readonly expiresAt: number | undefined;
}

const claims = z.object({
	video: z.object({ room: z.string().max(longest.name).optional() }),
	exp: z.number().positive().optional(),
});

/** Whether a text is written as a token is: three parts, base64url. */
export function hasTokenForm(text: string): boolean {
	return text.length <= longest.token && tokenForm.test(text);
}

/** Null for what is no token of LiveKit. Only the server can tell whether it is a good one. */
export function readLiveKitToken(token: string): LiveKitToken | null {
	if (!hasTokenForm(token)) return null;
	try {
		const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
		const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
		const read = claims.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
		if (!read.success) return null;
		const { video, exp } = read.data;
		return { room: video.room || undefined, expiresAt: exp === undefined ? undefined : exp * 1000 };
	} catch {
		// No base64, no text or no JSON: no token.
		return null;
	}
}
