import type { Area } from './arrange.ts';

/**
 * How much room the call has. `small` is a little window kept in a corner and `flat` a low strip: there
 * three buttons stand beside the tiles, and a fourth that has all the rest behind it. `narrow` is a phone:
 * the bar has no room for everything.
 */
export type Room = 'small' | 'flat' | 'narrow' | 'wide';

/** @param size of the call without its panels, in CSS pixels */
export function roomOf({ width, height }: Area): Room {
	// Not measured yet.
	if (width === 0) return 'wide';
	if (height < 180 && width >= 400) return 'flat';
	if (width < 360 || height < 320) return 'small';
	return width < 540 ? 'narrow' : 'wide';
}
