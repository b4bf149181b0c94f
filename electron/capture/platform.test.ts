import { expect, test } from 'vitest';
import { capturePlatform } from './platform.ts';

test('X11 lists, Wayland asks its portal', () => {
	expect(capturePlatform('linux', { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' }).picker).toBe('ours');
	const wayland = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' };
	expect(capturePlatform('linux', wayland).picker).toBe('portal');
	expect(capturePlatform('darwin', wayland).picker).toBe('ours');
});

test("only Windows gives the system's sound", () => {
	const withSound = ['linux', 'darwin', 'win32'].filter((name) => capturePlatform(name, {}).systemSound);
	expect(withSound).toEqual(['win32']);
});
