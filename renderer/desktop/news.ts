import type { TFunction } from 'i18next';
import { firstWords } from '../call/messageText.ts';
import type { CallState, Notice } from '../call/state.ts';
import { noticeText } from '../views/notices/noticeText.ts';

/** What is worth a word to somebody who does not look: not what they did themselves. */
const told: ReadonlySet<Notice['kind']> = new Set(['knock', 'joined', 'share-started', 'microphone-lost']);

/** What asks for an answer, or can be read later. */
const waits: ReadonlySet<Notice['kind']> = new Set(['knock', 'microphone-lost']);

export interface Sentence {
	readonly title: string;
	readonly body: string;
	/** It marks the tray until somebody looks. */
	readonly waits: boolean;
}

/** What happened since, as sentences for the desktop. @param title of the call */
export function newsSince(
	before: CallState | null,
	now: CallState,
	title: string,
	t: TFunction,
): readonly Sentence[] {
	if (!before) return [];
	return [...happened(before, now, title, t), ...written(before, now, title)];
}

function happened(before: CallState, now: CallState, title: string, t: TFunction): Sentence[] {
	if (before.notices === now.notices) return [];
	const known = new Set(before.notices.map((notice) => notice.id));
	return now.notices
		.filter((notice) => !known.has(notice.id) && told.has(notice.kind))
		.map((notice) => ({ title, body: noticeText(notice, t), waits: waits.has(notice.kind) }));
}

/** Not from the notices: the chat may be open in a window that nobody looks at. */
function written({ chat: before }: CallState, { chat }: CallState, title: string): Sentence[] {
	if (before.messages === chat.messages) return [];
	const known = new Set(before.messages.map(({ id }) => id));
	return chat.messages
		.filter(({ id, participantId }) => participantId !== null && !known.has(id))
		.map(({ name, text }) => ({ title: name || title, body: firstWords(text), waits: true }));
}
