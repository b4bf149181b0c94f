import { expect, it } from 'vitest';
import { authorityEntry, lacksDisplay } from './display.mjs';

it('misses a display on Linux only, and only where neither X11 nor Wayland is', () => {
	expect(lacksDisplay('linux', {})).toBe(true);
	expect(lacksDisplay('linux', { DISPLAY: ':0' })).toBe(false);
	expect(lacksDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(false);
	expect(lacksDisplay('darwin', {})).toBe(false);
	expect(lacksDisplay('win32', {})).toBe(false);
});

it("writes the authority file's format: any host, any display, one cookie", () => {
	const entry = authorityEntry(Buffer.alloc(16, 0xab));
	const name = Buffer.from('MIT-MAGIC-COOKIE-1').toString('hex');
	expect(entry.toString('hex')).toBe(`ffff${'0000'}${'0000'}0012${name}0010${'ab'.repeat(16)}`);
});
