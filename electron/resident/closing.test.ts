import { describe, expect, test } from 'vitest';
import type { Presence } from '../../contract/bridge/features.ts';
import { whatClosingDoes } from './closing.ts';

const home: Presence = { language: 'en', canStart: true, keepInTray: true };
const inPhase = (phase: NonNullable<Presence['call']>['phase']): Presence => ({
	...home,
	keepInTray: false,
	call: { phase, title: '', hosted: false, others: 0, microphoneOn: true, cameraOn: true, sharing: false },
});
const closing = { presence: home, isHosting: false, hasTray: true, platform: 'linux' };

describe.each(['joining', 'knocking', 'inside', 'reconnecting'] as const)('in a call (%s)', (phase) => {
	test('it goes on in the tray, whatever was chosen', () => {
		expect(whatClosingDoes({ ...closing, presence: inPhase(phase) })).toBe('hide');
	});
	test('without a tray the window stays within reach', () => {
		expect(whatClosingDoes({ ...closing, presence: inPhase(phase), hasTray: false })).toBe('minimise');
	});
});

test('while hosting the others stay inside', () => {
	expect(whatClosingDoes({ ...closing, isHosting: true })).toBe('hide');
	expect(whatClosingDoes({ ...closing, isHosting: true, hasTray: false })).toBe('minimise');
});

test('outside of a call it does what the person chose', () => {
	expect(whatClosingDoes(closing)).toBe('hide');
	expect(whatClosingDoes({ ...closing, presence: { ...home, keepInTray: false } })).toBe('quit');
	expect(whatClosingDoes({ ...closing, presence: inPhase('lobby') })).toBe('quit');
	expect(whatClosingDoes({ ...closing, presence: inPhase('ended') })).toBe('quit');
});

test('without a tray nothing keeps running unseen', () => {
	expect(whatClosingDoes({ ...closing, hasTray: false })).toBe('quit');
	expect(whatClosingDoes({ ...closing, presence: undefined, hasTray: false })).toBe('quit');
});

test("a Mac's app stays in the Dock", () => {
	const presence = { ...home, keepInTray: false };
	expect(whatClosingDoes({ ...closing, presence, platform: 'darwin' })).toBe('hide');
});
