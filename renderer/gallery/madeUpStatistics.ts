import type { CallState } from '../call/state.ts';
import type { StreamStatistics } from '../session/session.ts';

/** What the streams of a call would be doing, at the nth second. */
export function madeUpStatistics(state: CallState, second: number): StreamStatistics[] {
	const bitrates = { microphone: 38_000, camera: 640_000, screen: 1_420_000, 'screen-sound': 90_000 };
	return state.participants.flatMap(({ id, isSelf, tracks }, index) =>
		Object.values(tracks).map(({ source }): StreamStatistics => {
			const bitrate = bitrates[source] * (1 + 0.1 * ((index + second) % 4));
			const isSound = source === 'microphone' || source === 'screen-sound';
			return {
				source,
				direction: isSelf ? 'sent' : 'received',
				...(!isSelf && { participantId: id, trackId: `${id} ${source}` }),
				codec: isSound ? 'audio/opus' : source === 'screen' ? 'video/H264' : 'video/VP8',
				bytes: (bitrate / 8) * second,
				packets: 50 * second,
				packetsLost: index % 3 === 1 ? second : 0,
				at: second * 1000,
				counted: id,
				roundTripTime: 0.024 + index * 0.004,
				jitter: 0.003,
				encryption: 'DTLS-SRTP AEAD_AES_128_GCM',
				...(isSelf && { availableBitrate: 4_200_000 }),
				...(source === 'camera' && {
					width: 1280,
					height: 720,
					framesPerSecond: 30,
					layer: { number: 3, of: 3 },
				}),
				...(source === 'screen' && { width: 1920, height: 1080, framesPerSecond: 15, freezeCount: 0 }),
			};
		}),
	);
}
