import { expect, test } from 'vitest';
import { clock } from './clock.ts';

test.each([
	[0, '0:00'],
	[59_999, '0:59'],
	[247_000, '4:07'],
	[3_753_000, '1:02:33'],
	[-5, '0:00'],
])('%i ms reads %s', (milliseconds, text) => {
	expect(clock(milliseconds)).toBe(text);
});
