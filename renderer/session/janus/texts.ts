import { z } from '../../../contract/schema.ts';
import { limits } from '../../../contract/signalling/limits.ts';

/** As Janus's text rooms write a message; some clients write the same into a VideoRoom. */
const textRoomMessage = z.object({ textroom: z.literal('message'), text: z.string() });

/**
 * What somebody wrote into a room. Parleys write the words themselves: a stock client shows what comes.
 * @returns null where there are no words
 */
export function readText(data: string): string | null {
	return wordsOf(data).slice(0, limits.textLength).trim() || null;
}

function wordsOf(data: string): string {
	if (!data.startsWith('{')) return data;
	try {
		const message = textRoomMessage.safeParse(JSON.parse(data));
		return message.success ? message.data.text : data;
	} catch {
		return data;
	}
}
