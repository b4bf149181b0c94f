import { type Room, RoomEvent } from 'livekit-client';
import { z } from '../../../contract/schema.ts';
import { limits } from '../../../contract/signalling/limits.ts';
import type { SessionEvents } from '../session.ts';

/** Where LiveKit's own components (LiveKit Meet among them) write, as text streams and as they did before those. */
const topic = 'lk.chat';
const topicOfBefore = 'lk-chat-topic';

/** More than this in one text is not a message to people. UTF-8 takes at most four bytes for a character. */
export const longestText = limits.textLength * 4;

const messageOfBefore = z.object({
	message: z.string().max(limits.textLength),
	timestamp: z.number(),
	/** It came as a text stream too. */
	ignoreLegacy: z.boolean().optional(),
});

type Told = (message: SessionEvents['message']) => void;

/** Hears what the others in a room write, in each of the ways that LiveKit has had for it. */
export function listenToChat(room: Room, told: Told): void {
	const say = (participantId: string | undefined, text: string, sentAt: number) => {
		if (participantId && participantId !== room.localParticipant.identity && text.length > 0)
			told({ participantId, text: text.slice(0, limits.textLength), sentAt });
	};
	room.registerTextStreamHandler(topic, (reader, { identity }) => {
		reader.readAll().then(
			(text) => say(identity, text, reader.info.timestamp),
			// Too long, or its sender left in the middle of it.
			(error: unknown) => console.warn('a message could not be read', error),
		);
	});
	room.on(RoomEvent.DataReceived, (payload, participant, _kind, about) => {
		if (about !== topicOfBefore || payload.length > longestText * 2) return;
		const message = readMessageOfBefore(payload);
		if (message && !message.ignoreLegacy) say(participant?.identity, message.message, message.timestamp);
	});
	room.on(RoomEvent.ChatMessage, ({ message, timestamp }, participant) =>
		say(participant?.identity, message, timestamp),
	);
}

/** Writes to everybody, in the way of today and in that of before, which today's clients then ignore. */
export async function writeToAll(room: Room, text: string): Promise<void> {
	const { id, timestamp } = await room.localParticipant.sendText(text, { topic });
	const before = { id, timestamp, message: text, ignoreLegacy: true };
	await room.localParticipant.publishData(new TextEncoder().encode(JSON.stringify(before)), {
		reliable: true,
		topic: topicOfBefore,
	});
}

function readMessageOfBefore(payload: Uint8Array): z.output<typeof messageOfBefore> | null {
	try {
		return messageOfBefore.safeParse(JSON.parse(new TextDecoder().decode(payload))).data ?? null;
	} catch {
		// Not written by a client that we know.
		return null;
	}
}
