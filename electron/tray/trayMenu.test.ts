import { describe, expect, test } from 'vitest';
import type { Presence } from '../../contract/bridge/features.ts';
import { createDesktopTexts } from '../texts/desktopTexts.ts';
import { trayIcon, trayIconFile } from './trayIcon.ts';
import { type TrayEntry, trayMenu, trayTooltip } from './trayMenu.ts';

const { t } = createDesktopTexts('en');
const resting = { isHosting: false, waiting: [] };
const hosting = { isHosting: true, waiting: [] };
const home: Presence = { language: 'en', canStart: true, keepInTray: true };
const call = {
	phase: 'inside' as const,
	title: 'Ana and Bea',
	hosted: false,
	others: 2,
	microphoneOn: true,
	cameraOn: false,
	sharing: false,
};
const labels = (entries: readonly TrayEntry[]) =>
	entries.map((entry) => (entry.kind === 'separator' ? '-' : entry.label));
const end = ['-', 'Open Parley', 'Settings', 'Quit Parley'];

describe('the menu', () => {
	test('without a page only opens and quits', () => {
		expect(labels(trayMenu(undefined, resting, t))).toEqual(['Open Parley', 'Quit Parley']);
	});

	test('at home leads to all favourites and the last few places', () => {
		const places = Array.from({ length: 9 }, (_, index) => ({
			id: `p${index}`,
			title: `Place ${index}`,
			favourite: index < 2,
		}));
		const menu = trayMenu({ ...home, places }, resting, t);
		expect(labels(menu)).toEqual([
			...['Place 0', 'Place 1', '-'],
			...['Place 2', 'Place 3', 'Place 4', 'Place 5', 'Place 6', '-'],
			...['Start a call', ...end],
		]);
		expect(menu[0]).toMatchObject({ command: { kind: 'go', placeId: 'p0' } });
	});

	test('leads back into the call that one hosts', () => {
		expect(labels(trayMenu(home, hosting, t))).toEqual(['Go back in', ...end]);
	});

	test('says who waits to be let in, before all places', () => {
		const presence = { ...home, places: [{ id: 'p', title: 'Place', favourite: true }] };
		const knocked = trayMenu(presence, { isHosting: true, waiting: ['Ben'] }, t);
		const top = ['Ben would like to come in', '-', 'Go back in', '-', 'Place'];
		expect(labels(knocked)).toEqual([...top, ...end]);
		const two = { isHosting: true, waiting: ['Ben', 'Carla'] };
		expect(labels(trayMenu(home, two, t))[0]).toBe('Ben and 1 more would like to come in');
		expect(trayTooltip(home, two, t)).toBe('Parley · Ben and 1 more would like to come in');
	});

	test('in a call has its switches, and stopping the share before all', () => {
		expect(labels(trayMenu({ ...home, call }, resting, t))).toEqual([
			'Ana and Bea',
			'Turn microphone off',
			'Turn camera on',
			'Leave',
			...end,
		]);
		const sharing = trayMenu({ ...home, call: { ...call, sharing: true, microphoneOn: false } }, resting, t);
		expect(labels(sharing).slice(0, 4)).toEqual(['Stop sharing', '-', 'Ana and Bea', 'Turn microphone on']);
	});

	test('says why nothing can be sent, where it would be switched', () => {
		const watching = trayMenu({ ...home, call: { ...call, cannotSend: 'not-allowed' } }, resting, t);
		expect(labels(watching)).toEqual([
			'Ana and Bea',
			'Your invitation does not allow that.',
			'Leave',
			...end,
		]);
		expect(watching[1]?.kind).toBe('title');
	});

	test.each(['joining', 'knocking'] as const)('while %s can be left', (phase) => {
		const menu = trayMenu({ ...home, call: { ...call, phase } }, resting, t);
		expect(menu[1]).toMatchObject({ command: { kind: 'leave' } });
	});

	test('is no wider for a long name, and whole letters stay whole', () => {
		const places = [{ id: 'p', title: `${'👩‍🚀'.repeat(80)}\nx`, favourite: true }];
		const [entry] = labels(trayMenu({ ...home, places }, resting, t));
		expect(entry?.length).toBeLessThan(130);
		expect(entry).toMatch(/…$/);
	});
});

test('the tooltip says how one is in the call', () => {
	const muted = { ...call, microphoneOn: false, sharing: true };
	expect(trayTooltip({ ...home, call: muted }, resting, t)).toBe(
		'Ana and Bea · microphone off · you are sharing',
	);
	expect(trayTooltip(home, hosting, t)).toBe('Parley · hosting a call');
	expect(trayTooltip(undefined, resting, t)).toBe('Parley');
});

test('the icon shows what others get of one', () => {
	const status = (change: Partial<typeof call>, isHosting = false) =>
		trayIcon({ ...home, call: { ...call, ...change } }, isHosting, false).status;
	expect(status({})).toBe('call');
	expect(status({ microphoneOn: false })).toBe('muted');
	expect(status({ microphoneOn: false, sharing: true })).toBe('sharing');
	expect(trayIcon(home, true, false)).toEqual({ status: 'hosting', badge: false });
	expect(trayIcon(home, false, true)).toEqual({ status: 'idle', badge: true });
});

test.each([
	['darwin', undefined, true, 'tray-muted-badgeTemplate.png'],
	['win32', undefined, true, 'tray-muted-badge-light.png'],
	['win32', undefined, false, 'tray-muted-badge-dark.png'],
	['linux', 'KDE', false, 'tray-muted-badge-dark@3x.png'],
	['linux', 'ubuntu:GNOME', false, 'tray-muted-badge-light@3x.png'],
])('%s (%s, dark: %s) gets %s', (platform, desktop, isDark, file) => {
	expect(trayIconFile({ status: 'muted', badge: true }, { platform, desktop, isDark })).toBe(file);
});
