import type { Source } from '../session.ts';

type DialectSource = 'audio' | 'video' | 'screensharing';

/** Of a screen, its sound included: it may rest for as long as nothing changes on it. */
export function isOfScreen(source: Source): boolean {
	return source === 'screen' || source === 'screen-sound';
}

/** The dialect names three sources; a screen's sound is an audio producer marked as screensharing. */
export function dialectSource(source: Source): DialectSource {
	if (source === 'microphone') return 'audio';
	return source === 'camera' ? 'video' : 'screensharing';
}

/** What a producer of somebody else is, as far as it tells. Servers pass `appData` on unchecked. */
export function sourceOf(kind: 'audio' | 'video', appData: Record<string, unknown> | undefined): Source {
	const screen = appData?.source === 'screensharing';
	if (kind === 'audio') return screen ? 'screen-sound' : 'microphone';
	return screen ? 'screen' : 'camera';
}
