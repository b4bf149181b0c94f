import { expect, it, test } from 'vitest';
import { splitLinks } from './links.ts';

const linksIn = (text: string) => splitLinks(text).filter((piece) => piece.kind === 'link');
const together = (text: string) =>
	splitLinks(text)
		.map((piece) => piece.text)
		.join('');

test.each([
	['see https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
	['(https://example.org/wiki/Call_(film)).', 'https://example.org/wiki/Call_(film)'],
	['[https://example.org/], and', 'https://example.org/'],
	['“https://example.org/x”', 'https://example.org/x'],
	['انظر https://example.org/س، ثم', 'https://example.org/س'],
	['HTTPS://EXAMPLE.ORG/Path!', 'https://example.org/Path'],
	['http://127.0.0.1:4480/join/abc...', 'http://127.0.0.1:4480/join/abc'],
	['https://[::1]:8080/', 'https://[::1]:8080/'],
	['mailto:anna@example.org.', 'anna@example.org'],
	['parley://join/abc?a=1', 'parley://join/abc?a=1'],
])('%s: the link is %s', (text, shown) => {
	expect(linksIn(text).map((piece) => piece.text)).toEqual([shown]);
});

test.each([
	'javascript:alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'file:///etc/passwd',
	'smb://host/share',
	'vbscript:msgbox',
	'example.org',
	'xhttps://example.org',
	'https://',
	'https://bank.example@evil.example/',
	'https://user:secret@evil.example/',
	'mailto:anna@example.org?attach=/etc/passwd',
	'mailto:-x@example.org',
	'mailto:anna@example.org,budi@example.org',
])('%s stays words', (text) => {
	expect(splitLinks(text)).toEqual([{ kind: 'words', text }]);
});

test.each([
	// Cyrillic а in place of the Latin one.
	['https://p\u0430ypal.com/login', 'https://xn--pypal-4ve.com/login'],
	['https://例え.jp/道', 'https://xn--r8jz45g.jp/道'],
	// Full-width characters and other spellings are what the browser makes of them.
	['https://ｅxample.org/', 'https://example.org/'],
	['https://0x7f.1/', 'https://127.0.0.1/'],
	// A backslash ends the host, as it does for browsers.
	['https://good.example\\@evil.example/', 'https://good.example\\@evil.example/'],
])('%s shows the host that is looked for: %s', (text, shown) => {
	const [link] = linksIn(text);
	expect(link?.text).toBe(shown);
	expect(new URL(link?.href ?? '').host).toBe(new URL(shown).host);
});

it('shows nothing that turns the direction or is not seen', () => {
	const [link] = linksIn('https://example.org/\u202Egpj.exe');
	expect(link?.text).toBe('https://example.org/%E2%80%AEgpj.exe');
	expect(linksIn('parley://join/\u202Eabc')).toEqual([]);
});

it('loses nothing of what was written', () => {
	const text = 'one https://a.example/x, two\nhttps://b.example/(y) mailto:c@d.example three';
	expect(together(text)).toBe(text.replace('mailto:', ''));
	expect(splitLinks('')).toEqual([]);
	expect(splitLinks('no link here')).toEqual([{ kind: 'words', text: 'no link here' }]);
});
