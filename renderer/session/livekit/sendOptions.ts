import { AudioPresets, type TrackPublishOptions, VideoPreset } from 'livekit-client';
import type { PublishOptions } from '../session.ts';
import { cameraBitrate, withinTrack } from '../videoSizes.ts';
import { liveKitSource } from './sources.ts';

/**
 * How a track is sent. LiveKit takes the layers' sizes as presets: a picture 960 wide or more goes in three,
 * one of 480 or more in two. The largest is the picture itself.
 * @param encrypted end to end, where redundant sound (RED) would hide the frames from the transform
 */
export function sendOptions(
	track: MediaStreamTrack,
	{ source, video, sound }: PublishOptions,
	encrypted: boolean,
): TrackPublishOptions {
	const common = { source: liveKitSource[source], stream: streamOf(source) };
	if (track.kind === 'audio') {
		const speech = source === 'microphone';
		return {
			...common,
			audioPreset: speech ? AudioPresets.speech : AudioPresets.musicHighQualityStereo,
			dtx: speech && (sound?.discontinuous ?? true),
			red: speech && !encrypted,
			forceStereo: !speech,
		};
	}
	const size = withinTrack(video ?? { width: 1280, height: 720, framesPerSecond: 30 }, track);
	const { width, height, framesPerSecond } = size;
	if (source === 'screen')
		return {
			...common,
			// Text does not survive scaling: one size. H.264, as measured (renderer/session/mediasoup/codecs.ts).
			simulcast: false,
			videoCodec: 'h264',
			backupCodec: false,
			degradationPreference: 'maintain-resolution',
			screenShareEncoding: {
				maxBitrate: Math.round(Math.min(6_000_000, Math.max(1_500_000, width * height * 1.8))),
				maxFramerate: framesPerSecond,
			},
		};
	const preset = (scale: number) =>
		new VideoPreset(
			Math.round(width / scale),
			Math.round(height / scale),
			cameraBitrate(width / scale, height / scale, framesPerSecond),
			framesPerSecond,
		);
	return {
		...common,
		simulcast: true,
		videoCodec: 'vp8',
		backupCodec: false,
		videoEncoding: preset(1).encoding,
		videoSimulcastLayers: width >= 960 ? [preset(4), preset(2)] : [preset(2)],
	};
}

/** Sound and picture of one person play together; a screen goes at its own pace. */
function streamOf(source: PublishOptions['source']): string {
	return source.startsWith('screen') ? 'screen' : 'person';
}
