import { expect, test } from 'vitest';
import type { Presence } from '../../contract/bridge/features.ts';
import { createDesktopTexts } from '../texts/desktopTexts.ts';
import { quitQuestion } from './quitQuestion.ts';

const { t } = createDesktopTexts('en');
const home: Presence = { language: 'en', canStart: true, keepInTray: true };
const inside = (hosted: boolean, others: number): Presence => ({
	...home,
	call: {
		phase: 'inside',
		title: '',
		hosted,
		others,
		microphoneOn: true,
		cameraOn: true,
		sharing: false,
	},
});

test('nothing is asked when nobody would miss anything', () => {
	expect(quitQuestion(home, false, t)).toBeNull();
	expect(quitQuestion(undefined, false, t)).toBeNull();
});

test('leaving a call of somebody else is asked', () => {
	expect(quitQuestion(inside(false, 3), false, t)?.message).toBe('Quit Parley and leave the call?');
});

test('who hosts is told how many would fall out', () => {
	expect(quitQuestion(inside(true, 1), true, t)?.detail).toContain('1 other person would');
	expect(quitQuestion(inside(true, 4), true, t)?.detail).toContain('4 other people would');
	expect(quitQuestion(inside(true, 0), true, t)?.detail).toBeUndefined();
	// From outside it cannot be said.
	expect(quitQuestion(home, true, t)?.detail).toContain('whoever is in it');
});
