import { type SceneName, scenes } from '../../renderer/gallery/scenes.ts';
import type { Language } from '../../renderer/texts/texts.ts';

/** One way of looking at a scene. */
export interface Variant {
	readonly theme: 'light' | 'dark';
	readonly language: Language;
	/** CSS pixels. */
	readonly width: number;
	readonly height: number;
}

/** From a phone to a wall: a window made as narrow as it gets, a usual one, a 4K screen. */
const sizes = [
	{ width: 360, height: 640 },
	{ width: 1280, height: 800 },
	{ width: 3840, height: 2160 },
] as const;

/** All that `npm run gallery` renders of every scene. */
export const everyVariant: readonly Variant[] = (['light', 'dark'] as const).flatMap((theme) =>
	(['en', 'ar', 'id'] as const).flatMap((language) => sizes.map((size) => ({ theme, language, ...size }))),
);

/**
 * What is stored and compared in the tests: both themes and directions, wide and narrow, so that what
 * changes by accident is seen while the pictures stay few.
 */
export const storedVariants: readonly Variant[] = [
	{ theme: 'light', language: 'en', width: 1280, height: 800 },
	{ theme: 'dark', language: 'ar', width: 360, height: 640 },
];

/** As part of a file's name: `light-en-1280x800`. */
export function nameOf({ theme, language, width, height }: Variant): string {
	return `${theme}-${language}-${width}x${height}`;
}

/** What counts down or draws a line on while it is looked at is never the same twice. */
const neverTheSame: readonly SceneName[] = ['lobbyRecording', 'statistics', 'statisticsNine'];

/** The scenes whose pictures are stored. */
export const comparedScenes = (Object.keys(scenes) as SceneName[]).filter(
	(scene) => !neverTheSame.includes(scene),
);
