import { expect, test } from 'vitest';
import { mailAddress } from './mailAddress.ts';

test('subject and body arrive as they are, lines as mail has them', () => {
	const url = new URL(
		mailAddress({ subject: 'تعال إلى مكالمتي', body: 'Hello,\nparley://join/a?at=b&key=c#d' }),
	);
	expect(url.protocol).toBe('mailto:');
	expect(url.pathname).toBe('');
	expect(url.searchParams.get('subject')).toBe('تعال إلى مكالمتي');
	expect(url.searchParams.get('body')).toBe('Hello,\r\nparley://join/a?at=b&key=c#d');
});

test('nothing in it becomes another field of the letter', () => {
	const url = new URL(
		mailAddress({
			subject: 'x\r\nBcc: eve@example.org&bcc=eve@example.org',
			body: '&attach=/etc/passwd&cc=eve@example.org#&to=eve@example.org',
		}),
	);
	expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
	expect(url.hash).toBe('');
	expect(url.searchParams.get('subject')).toBe('x Bcc: eve@example.org&bcc=eve@example.org');
});
