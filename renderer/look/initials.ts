const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One or two letters for a name: first and last word's, whole graphemes, so that no emoji is cut. */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/).filter(Boolean);
	const first = words[0];
	if (!first) return '?';
	const last = words.length > 1 ? words[words.length - 1] : undefined;
	return [first, last].map((word) => firstLetter(word ?? '')).join('');
}

function firstLetter(word: string): string {
	for (const { segment } of letters.segment(word)) return segment.toLocaleUpperCase();
	return '';
}

/** A hue (degrees) that is always the same for the same name. */
export function avatarHue(name: string): number {
	let hash = 0;
	for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
	// Twelve hues a good step apart: neighbours in a call should differ at a glance.
	return (hash % 12) * 30 + 10;
}
