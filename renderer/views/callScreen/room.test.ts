import { expect, test } from 'vitest';
import { roomOf } from './room.ts';

test.each([
	[300, 200, 'small'],
	[359, 900, 'small'],
	[900, 300, 'small'],
	[600, 150, 'flat'],
	[360, 640, 'narrow'],
	[539, 800, 'narrow'],
	[540, 800, 'wide'],
	[1280, 800, 'wide'],
	[3840, 2160, 'wide'],
	[0, 0, 'wide'],
])('%i x %i is %s', (width, height, room) => {
	expect(roomOf({ width, height })).toBe(room);
});
