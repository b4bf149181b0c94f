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
		'--avatar': `${avatarSize(Math.min(width, height))}px`,
	} as CSSProperties;
}

/** Large in a small tile; on a wall screen a quarter of the tile is enough. */
function avatarSize(side: number): number {
	return Math.max(Math.min(144, side * 0.42), side * 0.26);
}
