/** A piece of a message: words, or a link and what it says. */
export type Piece =
	| { readonly kind: 'words'; readonly text: string }
	| {
			readonly kind: 'link';
			readonly text: string;
			readonly href: string;
			readonly leads: 'outside' | 'call';
	  };

const candidates = /\b(?:https?|parley):\/\/[^\s<>"]+|\bmailto:[^\s<>"]+/giu;
const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '”': '“' };
/** What ends a sentence, in the scripts that the app is written in, ends no address. */
const sentenceEnd = /[.,;:!?'"’…،؛؟*_~`|]/u;
/** Turns the direction of what follows, or is not seen: an address that has such characters is shown without. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Where a link may lead: the web, a letter to one address, a call. Anything else stays words. */
export function splitLinks(text: string): readonly Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	const words = (until: number) => {
		if (until > at) pieces.push({ kind: 'words', text: text.slice(at, until) });
	};
	for (const match of text.matchAll(candidates)) {
		const typed = withoutPunctuation(match[0]);
		const link = readLink(typed);
		if (!link) continue;
		words(match.index);
		pieces.push(link);
		at = match.index + typed.length;
	}
	words(text.length);
	return pieces;
}

/** Brackets are counted once: a text of brackets alone must not take long. */
function withoutPunctuation(found: string): string {
	const counts = new Map<string, number>();
	for (const character of found) counts.set(character, (counts.get(character) ?? 0) + 1);
	let length = found.length;
	for (; length > 0; length--) {
		const last = found.charAt(length - 1);
		const opening = closing[last];
		const often = counts.get(last) ?? 0;
		const unopened = opening !== undefined && often > (counts.get(opening) ?? 0);
		if (!unopened && !sentenceEnd.test(last)) break;
		counts.set(last, often - 1);
	}
	return found.slice(0, length);
}

function readLink(typed: string): Piece | null {
	const url = URL.canParse(typed) ? new URL(typed) : null;
	switch (url?.protocol) {
		case 'http:':
		case 'https:':
			return webLink(url, typed);
		case 'mailto:':
			return mailLink(typed);
		case 'parley:':
			return unseen.test(typed) ? null : { kind: 'link', text: typed, href: typed, leads: 'call' };
		default:
			return null;
	}
}

/**
 * The host is shown as the browser will look for it: a name in letters of another script that only looks
 * like a known one shows its punycode (RFC 3492). A name before an "@" would be taken for the host.
 */
function webLink(url: URL, typed: string): Piece | null {
	if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
	const path = /^https?:\/\/[^/\\?#]*(.*)$/isu.exec(typed)?.[1] ?? '';
	const shown = unseen.test(path) ? url.pathname + url.search + url.hash : path;
	return {
		kind: 'link',
		text: `${url.protocol}//${url.host}${shown}`,
		href: url.href,
		leads: 'outside',
	};
}

/** Without further fields: those could fill in a letter, or attach a file to it in some mail programs. */
function mailLink(typed: string): Piece | null {
	const address = /^mailto:([a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i.exec(typed)?.[1];
	return address ? { kind: 'link', text: address, href: `mailto:${address}`, leads: 'outside' } : null;
}
