import type { TFunction } from 'i18next';
import type { CallState, Notice } from '../call/state.ts';
import { noticeText } from '../views/notices/noticeText.ts';

/** What is worth a word to somebody who does not look: not what they did themselves. */
const told: ReadonlySet<Notice['kind']> = new Set([
	'knock',
	'joined',
	'message',
	'share-started',
	'microphone-lost',
]);

/** What asks for an answer, or can be read later. */
const waits: ReadonlySet<Notice['kind']> = new Set(['knock', 'message', 'microphone-lost']);

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
	if (!before || before.notices === now.notices) return [];
	const known = new Set(before.notices.map((notice) => notice.id));
	return now.notices
		.filter((notice) => !known.has(notice.id) && told.has(notice.kind))
		.map((notice) => ({
			...(notice.kind === 'message'
				? { title: notice.name, body: notice.text }
				: { title, body: noticeText(notice, t) }),
			waits: waits.has(notice.kind),
		}));
}
