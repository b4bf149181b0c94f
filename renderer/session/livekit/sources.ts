import { Track, type TrackPublication } from 'livekit-client';
import type { Source } from '../session.ts';

/** What LiveKit calls each source. */
export const liveKitSource = {
	microphone: Track.Source.Microphone,
	camera: Track.Source.Camera,
	screen: Track.Source.ScreenShare,
	'screen-sound': Track.Source.ScreenShareAudio,
} as const satisfies Record<Source, Track.Source>;

/** What a publication of somebody else is. Of one that does not say, its kind has to tell. */
export function sourceOf({ source, kind }: Pick<TrackPublication, 'source' | 'kind'>): Source {
	const known = Object.entries(liveKitSource).find(([, named]) => named === source);
	if (known) return known[0] as Source;
	return kind === Track.Kind.Audio ? 'microphone' : 'camera';
}
