import { expect, test } from 'vitest';
import { draggedText, isLink } from './linkText.ts';

const link = 'parley://join/a-room-somewhere?at=192.168.1.5:4443';
const dragged = (data: Readonly<Record<string, string>>, more: readonly string[] = []) =>
	draggedText({ types: [...Object.keys(data), ...more], getData: (type) => data[type] ?? '' });

test('a whole link is one, also with spaces around it; nothing else is', () => {
	expect(isLink(` ${link}\n`)).toBe(true);
	expect(isLink('https://192.168.1.5:4443/join/a-room-somewhere')).toBe(true);
	for (const text of ['', 'hello', 'parley://join/x', 'javascript:alert(1)', `see ${link}`])
		expect(isLink(text), text).toBe(false);
});

test('a dragged link is its address, not its title', () => {
	expect(dragged({ 'text/uri-list': `# a comment\r\n${link}\r\n`, 'text/plain': 'Join us' })).toBe(link);
});

test('dragged text is taken as it is', () => {
	expect(dragged({ 'text/plain': ` ${link} ` })).toBe(link);
});

test('files and what is no text are left alone', () => {
	expect(dragged({ 'text/uri-list': 'file:///etc/passwd' }, ['Files'])).toBeNull();
	expect(dragged({ 'application/x-place': '1' })).toBeNull();
	expect(dragged({ 'text/plain': '  ' })).toBeNull();
});
