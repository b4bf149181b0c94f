import type { Destination } from './destination.ts';
import { isPlainText, longest } from './linkText.ts';
import { hasTokenForm } from './liveKitToken.ts';

/** What a person can be asked for. */
export type Missing = 'room' | 'group' | 'token' | 'pin' | 'username' | 'password';

/** A destination that cannot be gone to yet. */
export interface Draft {
	/** What is known of it; in place of what it cannot be without stands an empty text. */
	readonly known: Destination;
	/** What is asked for, in this order. */
	readonly missing: readonly Missing[];
}

export type Answers = Readonly<Partial<Record<Missing, string>>>;

/** What is wrong with an answer. Sentences under `found.problem.<problem>`. */
export type AnswerProblem = 'empty' | 'unfit' | 'no-token';

/** Whether one can go there without it: what only some rooms want may be left empty. */
export function isRequired({ known }: Draft, field: Missing): boolean {
	return field === 'room' || field === 'group' || (field === 'token' && known.kind === 'livekit');
}

/** What else one could say to a server that did not let one in; empty where nothing would help. */
export function keysOf(destination: Destination): readonly Missing[] {
	switch (destination.kind) {
		case 'livekit':
		case 'whip':
			return ['token'];
		case 'janus':
			return ['pin'];
		case 'galene':
			return ['username', 'password'];
		default:
			return [];
	}
}

/** What is wrong with one answer; null for a good one. */
export function problemOf(draft: Draft, field: Missing, answer = ''): AnswerProblem | null {
	const text = answer.trim();
	if (text === '') return isRequired(draft, field) ? 'empty' : null;
	if (field === 'token' && draft.known.kind === 'livekit') return hasTokenForm(text) ? null : 'no-token';
	const most = field === 'token' ? longest.token : field === 'password' ? longest.secret : longest.name;
	if (field === 'group' && !isGroupName(text)) return 'unfit';
	// It becomes a part of an address, where dots alone are a step.
	if (field === 'room' && /^\.{1,2}$/.test(text)) return 'unfit';
	return isPlainText(text, most) ? null : 'unfit';
}

/** The destination with the answers in it; those are good ones (`problemOf`). Empty ones take a secret away. */
export function filled({ known, missing }: Draft, answers: Answers): Destination {
	const of = (field: Missing): { readonly is: string } | null =>
		missing.includes(field) ? { is: (answers[field] ?? '').trim() } : null;
	const [token, room, pin] = [of('token'), of('room'), of('pin')];
	switch (known.kind) {
		case 'livekit':
			return { ...known, ...(token && { token: token.is }) };
		case 'livekit-meet':
			return { ...known, ...(room && { room: room.is }) };
		case 'mediasoup-demo':
			return { ...known, ...(room && { roomId: room.is }) };
		case 'janus': {
			const { pin: before, ...rest } = known;
			return { ...rest, ...(room && { room: room.is }), ...given('pin', pin, before) };
		}
		case 'galene': {
			const { username, password, token: invited, ...rest } = known;
			const group = of('group');
			const [name, word] = [of('username'), of('password')];
			return {
				...rest,
				...(group && { group: `${known.group}${encodeURIComponent(group.is).replaceAll('%2F', '/')}/` }),
				...given('username', name, username),
				...given('password', word, password),
				// Whoever gives a password does not come by the invitation that was refused.
				...given('token', word?.is ? { is: '' } : null, invited),
			};
		}
		case 'whip': {
			const { token: before, ...rest } = known;
			return { ...rest, ...given('token', token, before) };
		}
		case 'parley':
			return known;
	}
}

function given<K extends string>(
	name: K,
	answer: { readonly is: string } | null,
	before: string | undefined,
): { readonly [key in K]?: string } {
	const text = answer ? answer.is : before;
	// One key of this name and nothing else, which TypeScript does not see.
	return (text ? { [name]: text } : {}) as { readonly [key in K]?: string };
}

/** Galene's groups may lie in one another; names that begin with a dot are its own. */
function isGroupName(text: string): boolean {
	return text.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.includes('\\'));
}
