import type { ChatMessage } from '../../call/state.ts';

/** What somebody writes within this time of their last message stands under the same name and time. */
const togetherMs = 5 * 60_000;

export interface ChatLine {
	readonly message: ChatMessage;
	/** Begins with who and when. */
	readonly first: boolean;
	/** One has seen nothing from here on. */
	readonly newFrom: boolean;
}

/** @param firstNew id of the first message that was unread when the chat was opened */
export function chatLines(messages: readonly ChatMessage[], firstNew: number | null): readonly ChatLine[] {
	return messages.map((message, index) => {
		const before = messages[index - 1];
		const newFrom = message.id === firstNew;
		const together =
			before?.participantId === message.participantId &&
			before.name === message.name &&
			Math.abs(message.at - before.at) < togetherMs;
		return { message, first: !together || newFrom, newFrom };
	});
}

/** The first of the unread ones; null if there is none, or if they are all there is. */
export function firstUnread(messages: readonly ChatMessage[], unread: number): number | null {
	const others = messages.filter(({ participantId }) => participantId !== null);
	const first = unread > 0 ? others.at(-unread) : undefined;
	return first && first !== messages[0] ? first.id : null;
}

/** When something was written: the time, and the day if it was another one. */
export function timeOf(at: number, now: number, language: string): string {
	const today = new Date(at).toDateString() === new Date(now).toDateString();
	return new Intl.DateTimeFormat(language, {
		timeStyle: 'short',
		...(!today && { dateStyle: 'medium' }),
	}).format(at);
}
