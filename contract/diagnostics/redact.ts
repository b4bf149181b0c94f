/**
 * Takes out of a text what tells of people and places: links, addresses, paths with a user's name, keys and
 * tokens, and the names that one knows of. Rather too much than too little: it is for a bug report.
 * @param names people, rooms, machines: replaced wherever they stand, in any case
 */
export function redact(text: string, names: readonly string[] = []): string {
	let clean = text;
	for (const [pattern, by] of patterns)
		clean = clean.replace(pattern, (found) => (typeof by === 'string' ? by : by(found)));
	// The longest first: a name may be a part of another one.
	for (const name of [...names].sort((one, other) => other.length - one.length)) clean = without(clean, name);
	return clean;
}

type Pattern = readonly [RegExp, string | ((found: string) => string)];

/** What repeats has a bound (names by RFC 1035 and 5321): else a long text without what is sought takes minutes. */
const patterns: readonly Pattern[] = [
	[/\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'<>]+/gi, '<link>'],
	[/\bparley:[^\s"'<>]+/gi, '<link>'],
	[/[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,8}/g, '<mail>'],
	// A part of a link that lost its beginning: what stands behind these names lets people in, or names a room.
	[
		/\b(?:access_token|token|pin|password|passphrase|secret|username|room|roomId|group)=[^\s&#"'<>]+/gi,
		(found) => `${found.slice(0, found.indexOf('='))}=<secret>`,
	],
	// Tokens (RFC 7519): their parts may each be short.
	[/\beyJ[\w-]+(?:\.[\w-]+){1,2}/g, '<secret>'],
	// The folders where systems keep people's own, each with a person's name.
	[/(?:\/home\/|\/Users\/|[a-z]:[\\/]+Users[\\/]+|\/var\/home\/)[^\\/\s:"']+/gi, '<home>'],
	[/\/root\b/g, '<home>'],
	[/\b[\w-]{1,63}(\.[\w-]{1,63}){0,8}\.(home\.arpa|local|lan|home|internal)\b/gi, '<address>'],
	// Servers by name; files of code have names like theirs.
	[/\b(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\b(?![\w(])/gi, (found) => (isFile(found) ? found : '<address>')],
	[
		/[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,}(?:\.\d{1,3}){0,3}(?:%[\w.]+)?/gi,
		(found) => (isIpv6(found) ? '<address>' : found),
	],
	[/\b\d{1,3}(\.\d{1,3}){3}\b/g, (found) => (isIpv4(found) ? '<address>' : found)],
	[/\b[0-9a-f]{2}([:-][0-9a-f]{2}){5}\b/gi, '<address>'],
	[/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<id>'],
	// Keys, tokens, hashes: long runs without a space. No word of a language is so long.
	[/[\w+/=-]{24,}/g, '<secret>'],
];

function isFile(name: string): boolean {
	return /\.(?:[cm]?[jt]sx?|css|html|json|wasm|log|node|asar|exe|dll|so|app)$/i.test(name);
}

function isIpv4(text: string): boolean {
	return text.split('.').every((part) => Number(part) <= 255);
}

/** Told from times of day and from lines and columns, which have colons too. */
function isIpv6(text: string): boolean {
	const colons = text.split(':').length - 1;
	return colons === 7 || (text.includes('::') && colons <= 7);
}

function without(text: string, name: string): string {
	const word = name.trim();
	if (word.length < 2) return text;
	const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return text.replace(new RegExp(`(?<![\\p{L}\\p{N}<])${literal}(?![\\p{L}\\p{N}>])`, 'giu'), '<name>');
}
