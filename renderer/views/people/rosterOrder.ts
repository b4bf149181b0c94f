import type { ParticipantState } from '../../call/state.ts';

type Listed = Pick<ParticipantState, 'id' | 'name' | 'isSelf' | 'role' | 'hand'>;

/**
 * In which order people are listed: raised hands first, who asked first before the others; then oneself,
 * then who hosts, then everybody as they came.
 */
export function rosterOrder(participants: readonly Listed[]): string[] {
	const rank = ({ isSelf, role, hand }: Listed) => (hand !== null ? 0 : isSelf ? 1 : role === 'host' ? 2 : 3);
	return participants
		.toSorted((a, b) => rank(a) - rank(b) || (a.hand ?? 0) - (b.hand ?? 0))
		.map(({ id }) => id);
}

/** Whose hands are up, who asked first before the others. */
export function handsInOrder(participants: readonly Listed[]): string[] {
	return rosterOrder(participants.filter(({ hand }) => hand !== null));
}

/** Those who are called so: every word that was typed begins a word of the name, accents or not. */
export function called(participants: readonly Listed[], typed: string): string[] {
	const words = wordsOf(typed);
	return participants
		.filter(({ name }) => {
			const own = wordsOf(name);
			return words.every((word) => own.some((one) => one.startsWith(word)));
		})
		.map(({ id }) => id);
}

function wordsOf(text: string): string[] {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLocaleLowerCase()
		.split(/[\s-]+/)
		.filter(Boolean);
}
