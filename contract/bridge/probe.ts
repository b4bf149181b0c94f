import { longest, longestLink } from '../destination/linkText.ts';
import { told } from '../destination/told.ts';
import { z } from '../schema.ts';

export const probeCalls = {
	/**
	 * Asks the server that an address names what is there: one request, without cookies, that follows nowhere.
	 * To be called only once the person has said so. Refused for an address whose form says what it is.
	 */
	ask: { data: z.object({ address: z.string().max(longestLink) }), reply: told },
} as const;

/** What a LiveKit Meet page answers (its `/api/connection-details`), or why there is none. */
export const tokenAnswer = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('token'),
		serverUrl: z.string().max(longestLink),
		participantToken: z.string().max(longest.token),
	}),
	z.object({ kind: z.enum(['unreachable', 'untrusted', 'refused', 'protocol']) }),
]);

export const liveKitMeetCalls = {
	/** Asks a page for a token, as pages of other origins may not. */
	askForToken: {
		data: z.object({
			page: z.string().max(longestLink),
			room: z.string().min(1).max(longest.name),
			participantName: z.string().min(1).max(80),
		}),
		reply: tokenAnswer,
	},
} as const;
