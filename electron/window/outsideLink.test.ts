import { expect, test } from 'vitest';
import { mayOpenOutside } from './outsideLink.ts';

test.each(['https://example.org/help?x=1', 'http://192.168.1.5:8080/', 'mailto:anna.b+c@mail.example.org'])(
	'%s may be opened',
	(url) => {
		expect(mayOpenOutside(url)).toBe(true);
	},
);

test.each([
	'http://bank.example@evil.example/',
	'mailto:anna@example.org?attach=/etc/passwd',
	'mailto:anna@example.org,budi@example.org',
	'mailto:-flag@example.org',
	'mailto:?subject=x',
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
