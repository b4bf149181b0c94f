import { expect, test } from 'vitest';
import { capturePlatform, type RunningOn } from './platform.ts';

const linux: RunningOn = {
	platform: 'linux',
	systemVersion: '6.1.0',
	electronVersion: '45.4.1',
	env: { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' },
};
const windows: RunningOn = { ...linux, platform: 'win32', systemVersion: '10.0.26100', env: {} };
const mac = (systemVersion: string): RunningOn => ({ ...linux, platform: 'darwin', systemVersion, env: {} });

test('X11 lists, Wayland asks its portal', () => {
	expect(capturePlatform(linux).picker).toBe('ours');
	const wayland = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' };
	expect(capturePlatform({ ...linux, env: wayland }).picker).toBe('portal');
	expect(capturePlatform({ ...mac('14.7'), env: wayland }).picker).toBe('ours');
});

test('macOS has a picker of its own from 15 on', () => {
	const pickers = ['13.6.1', '14.7', '15.0', '15.1.1', '26.5'].map((one) => capturePlatform(mac(one)).picker);
	expect(pickers).toEqual(['ours', 'ours', 'system', 'system', 'system']);
});

test("only Windows gives the system's sound, and only where our own can be kept out", () => {
	expect(capturePlatform(windows)).toEqual({ picker: 'ours', sound: 'clean' });
	const sounds = ['33.2.1', '43.3.9', '43.4.0', '44.0.0'].map(
		(electronVersion) => capturePlatform({ ...windows, electronVersion }).sound,
	);
	expect(sounds).toEqual(['echoing', 'echoing', 'clean', 'clean']);
	for (const other of [linux, mac('14.7'), mac('15.1')]) expect(capturePlatform(other).sound).toBe('none');
});
