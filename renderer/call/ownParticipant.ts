import type { ConnectionQuality, OwnPlace } from '../session/session.ts';
import type { OwnMedia, ParticipantState } from './state.ts';

export const ownId = 'self';

/** Streams are kept by track, so that a video element is not given a new one at every change. */
const streams = new WeakMap<MediaStreamTrack, MediaStream>();

function streamOf(track: MediaStreamTrack): MediaStream {
	const known = streams.get(track) ?? new MediaStream([track]);
	streams.set(track, known);
	return known;
}

/** Oneself as the first of the participants. */
export function ownParticipant(
	name: string,
	own: OwnMedia,
	media: { camera: MediaStreamTrack | null; screen: MediaStream | null },
	place: OwnPlace & { connection: ConnectionQuality },
): ParticipantState {
	const { microphone, share } = own;
	return {
		id: ownId,
		name,
		isSelf: true,
		tracks: {
			microphone: { id: 'own-microphone', source: 'microphone', muted: !microphone.on, stream: null },
			...(media.camera && {
				camera: { id: 'own-camera', source: 'camera', muted: false, stream: streamOf(media.camera) },
			}),
			...(media.screen && {
				screen: { id: 'own-screen', source: 'screen', muted: share.kind === 'resting', stream: media.screen },
			}),
		},
		speaking: microphone.on && microphone.speaking,
		volume: 1,
		...place,
	};
}
