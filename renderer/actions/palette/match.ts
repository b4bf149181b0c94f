export interface Match {
	/** Higher is better; what matches at all has more than 0. */
	readonly score: number;
	/** Which letters of the text were meant: pairs of start and end (exclusive), in order. */
	readonly ranges: readonly (readonly [number, number])[];
}

/** A text in the form in which it is compared, and where each of its letters stood. */
interface Folded {
	readonly text: string;
	readonly at: readonly number[];
}

const marks = /\p{Mark}|ـ/gu;

/** Without case and accents, Arabic without vowel signs and with one Alif, so that one need not type them. */
function fold(original: string): Folded {
	let text = '';
	const at: number[] = [];
	let place = 0;
	for (const letter of original) {
		const plain = letter
			.normalize('NFKD')
			.replace(marks, '')
			.toLocaleLowerCase('en')
			.replace(/[أإآٱ]/g, 'ا')
			.replace('ى', 'ي')
			.replace('ß', 'ss')
			.replace('ø', 'o')
			.replace('ı', 'i');
		for (let index = 0; index < plain.length; index++) at.push(place);
		text += plain;
		place += letter.length;
	}
	at.push(place);
	return { text, at };
}

const isLetter = (letter: string | undefined) =>
	letter !== undefined && /[\p{Letter}\p{Number}]/u.test(letter);

/** Where a word is found, in folded places; better ones score more. */
interface Found {
	readonly score: number;
	readonly places: readonly (readonly [number, number])[];
}

function findWord(word: string, text: string): Found | null {
	let best: Found | null = null;
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		const score = at === 0 ? 100 : !isLetter(text[at - 1]) ? 80 : 40;
		if (!best || score > best.score) best = { score, places: [[at, at + word.length]] };
	}
	return best ?? findLetters(word, text);
}

/** The letters in their order with others between them, each at a word's beginning or right after the last one. */
function findLetters(word: string, text: string): Found | null {
	// Two letters are found in nearly everything.
	if (word.length < 2) return null;
	const places: [number, number][] = [];
	let at = 0;
	for (const letter of word) {
		const last = places[places.length - 1];
		if (last && text[last[1]] === letter) {
			last[1] += 1;
			at = last[1];
			continue;
		}
		while (at < text.length && !(text[at] === letter && (at === 0 || !isLetter(text[at - 1])))) at++;
		if (at >= text.length) return null;
		places.push([at, at + 1]);
		at++;
	}
	return { score: 20 - places.length, places };
}

/**
 * How well what was typed fits a text: every word of it must be found, in any order, as a part of the text
 * or as initials ("sb" finds "Stop background"). Null when one is not.
 * @param also further words by which the text may be found, such as its group's name; nothing of them is marked
 */
export function match(typed: string, text: string, also = ''): Match | null {
	const words = fold(typed).text.split(/\s+/).filter(Boolean);
	const folded = fold(text);
	const extra = fold(also).text;
	const ranges: [number, number][] = [];
	let score = 0;
	for (const word of words) {
		const found = findWord(word, folded.text);
		if (found) {
			score += found.score;
			for (const [from, to] of found.places)
				ranges.push([folded.at[from] ?? 0, endOf(text, folded.at[to - 1] ?? 0)]);
		} else if (extra.includes(word)) score += 10;
		else return null;
	}
	// Of two that fit as well, the shorter one says more exactly what was typed.
	return { score: Math.max(1, score - text.length / 100), ranges: merge(ranges) };
}

function endOf(text: string, place: number): number {
	const code = text.codePointAt(place) ?? 0;
	let end = place + (code > 0xffff ? 2 : 1);
	// Vowel signs belong to the letter before them.
	while (end < text.length && /\p{Mark}/u.test(text[end] ?? '')) end++;
	return end;
}

function merge(ranges: readonly [number, number][]): [number, number][] {
	const merged: [number, number][] = [];
	for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
		const last = merged[merged.length - 1];
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else merged.push([from, to]);
	}
	return merged;
}
