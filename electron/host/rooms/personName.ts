/** Controls and line breaks. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
/** Lone surrogates, marks that turn the writing's direction, and what has neither width nor meaning. */
const invisible = /[\p{Cs}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
/** More accents on one letter than any writing has: they would run over the names above and below. */
const piledUp = /(\p{M}{4})\p{M}+/gu;

/**
 * A name as the others may see it: one line that pretends to be nothing else. Joiners stay, since emoji and
 * several scripts need them.
 * @returns empty if nothing of it can be seen
 */
export function personName(given: string): string {
	const name = given.replace(breaks, ' ').replace(invisible, '').replace(piledUp, '$1');
	return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name) ? name.replace(/\s+/g, ' ').trim() : '';
}
