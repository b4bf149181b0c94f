import type { CSSProperties } from 'react';
import type { Place } from './arrange.ts';

/** A place as style. Logical sides, so that right-to-left turns the grid round by itself. */
export function placeStyle({ x, y, width, height }: Place): CSSProperties {
	return {
		insetInlineStart: `${x}px`,
		insetBlockStart: `${y}px`,
		inlineSize: `${width}px`,
		blockSize: `${height}px`,
		// In a small tile the initials make room for the name.
		'--name-room': height < 112 ? '1.25rem' : '0',
		'--avatar': `${Math.min(144, Math.min(width, height) * 0.42)}px`,
	} as CSSProperties;
}
