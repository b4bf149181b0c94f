import type { ChatMessage, ChatState } from '../call/state.ts';

/** By their place in the list of people; null is oneself. */
type Line = readonly [
	writer: 'Ben Okri' | 'Chloé Dubois' | 'محمد العلي' | null,
	text: string,
	minutesAgo: number,
];

function written(lines: readonly Line[], unread = 0): ChatState {
	return {
		unread,
		messages: lines.map(([writer, text, minutesAgo], index) => ({
			id: index + 1,
			participantId: writer,
			name: writer ?? 'Anna Lindqvist',
			text,
			at: Date.now() - minutesAgo * 60_000,
			state: 'sent',
		})),
	};
}

const some: readonly Line[] = [
	['Ben Okri', 'Good morning!', 14],
	[
		'Ben Okri',
		'The minutes of Thursday are here: https://example.org/minutes/thursday?view=all#decisions',
		14,
	],
	[null, 'Thank you, I have them open.', 12],
	['Chloé Dubois', 'Can you zoom in a little?\nThe table is hard to read.', 3],
	[null, 'Better now?', 2],
	['Chloé Dubois', 'Much better', 1],
];

const bothDirections: readonly Line[] = [
	['محمد العلي', 'صباح الخير! هل يمكننا أن نبدأ؟', 9],
	[null, 'Yes, as soon as Ben is here.', 8],
	['محمد العلي', 'الجدول هنا: https://example.org/ar/جدول ثم نقرأه معًا.', 7],
	['Ben Okri', 'I am here now. شكرًا لكم!', 6],
	[null, 'حسنًا، نبدأ.', 5],
];

const long: readonly Line[] = [
	[
		'Ben Okri',
		`This is the whole text, as I promised.\n\n${'What was said is written down here, to be read by everybody. '.repeat(12)}`,
		6,
	],
	[
		'Ben Okri',
		'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
		6,
	],
	[
		'Chloé Dubois',
		`https://example.org/${'a-very-long-path/'.repeat(9)}?and=${'more'.repeat(12)} and https://xn--pypal-4ve.com/login`,
		4,
	],
];

/** What was written, by the name of its scene. */
export const chats = {
	none: written([]),
	some: written(some),
	bothDirections: written(bothDirections),
	long: written(long),
	unread: written(some, 3),
	failed: withStates(written([...some, [null, 'Shall we go on?', 0], [null, 'I think so.', 0]])),
} as const;

/** The last ones are not sent yet. */
function withStates(chat: ChatState): ChatState {
	const states: Readonly<Record<number, ChatMessage['state']>> = { 7: 'failed', 8: 'sending' };
	return {
		...chat,
		messages: chat.messages.map((one) => ({ ...one, state: states[one.id] ?? one.state })),
	};
}
