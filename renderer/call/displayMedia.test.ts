import { expect, test } from 'vitest';
import { displayMediaOptions } from './displayMedia.ts';

test("the system's sound is offered only where our own can be kept out of it", () => {
	const withSound = { withSound: true };
	expect(displayMediaOptions(withSound, { restrictOwnAudio: true })).toMatchObject({
		systemAudio: 'include',
		windowAudio: 'system',
		audio: { restrictOwnAudio: true },
	});
	// The sound of another tab has nothing of ours in it.
	expect(displayMediaOptions(withSound, {})).toMatchObject({
		systemAudio: 'exclude',
		windowAudio: 'exclude',
		audio: { restrictOwnAudio: true },
	});
});

test('without sound none is asked for', () => {
	expect(displayMediaOptions({ withSound: false }, { restrictOwnAudio: true })).toMatchObject({
		audio: false,
		systemAudio: 'exclude',
	});
});

test('this page is not offered, and another surface may be chosen later', () => {
	expect(displayMediaOptions({ withSound: false }, {})).toMatchObject({
		selfBrowserSurface: 'exclude',
		surfaceSwitching: 'include',
		monitorTypeSurfaces: 'include',
		video: { frameRate: { max: 30 } },
	});
});
