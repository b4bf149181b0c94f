import { expect, test } from 'vitest';
import { mayOpenOutside } from './outsideLink.ts';

test('a page of the web may be opened', () => {
	expect(mayOpenOutside('https://example.org/help?x=1')).toBe(true);
});

test.each([
	'http://example.org/',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'smb://host/share',
	'ms-settings:',
	'parley-app://app/',
	'https://bank.example@evil.example/',
	'',
])('%s may not', (url) => {
	expect(mayOpenOutside(url)).toBe(false);
});
