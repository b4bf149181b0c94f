import { limits } from '../../contract/signalling/limits.ts';

/** Length of a sentence's worth of text. */
const firstWordsLength = 120;

/** What is sent of what somebody typed: without empty lines around it, and never more than two in a row. */
export function tidyText(typed: string): string {
	return typed
		.replace(/\r\n?/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** By how many characters a text is too long to be sent; 0 if it is not. */
export function tooLongBy(typed: string): number {
	return Math.max(0, tidyText(typed).length - limits.textLength);
}

/** What is kept of what a server tells: no more of it than one may send oneself. */
export function keptText(told: string): string {
	return cut(tidyText(told), limits.textLength);
}

/** The beginning of a message in one line, for a notice. */
export function firstWords(text: string): string {
	return cut(text.replace(/\s+/g, ' ').trim(), firstWordsLength);
}

/** Never between the two halves of one character. */
function cut(text: string, length: number): string {
	if (text.length <= length) return text;
	const half = /[\uD800-\uDBFF]/.test(text.charAt(length - 2));
	return `${text.slice(0, half ? length - 2 : length - 1)}…`;
}
