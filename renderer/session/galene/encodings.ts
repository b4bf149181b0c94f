import type { SectionWish } from '../answerSdp.ts';
import type { PublishOptions, Source } from '../session.ts';
import { cameraBitrate } from '../videoSizes.ts';

/** Galene counts on about this much for its small picture (galene-protocol.md, "Pushing streams"). */
const smallBitrate = 100_000;

/**
 * In which sizes a track is sent. Galene forwards the first or the last of a camera's, so that there are at most
 * two, the large one first; it knows the small one by the name `l`.
 */
export function encodingsFor(
	source: Source,
	video: PublishOptions['video'],
	muted: boolean,
): RTCRtpEncodingParameters[] {
	const active = !muted;
	if (!video) return [{ active }];
	const { width, height, framesPerSecond } = video;
	if (source === 'screen') {
		const maxBitrate = Math.round(Math.min(6_000_000, Math.max(1_500_000, width * height * 1.8)));
		return [{ active, maxBitrate, maxFramerate: framesPerSecond }];
	}
	const maxBitrate = cameraBitrate(width, height, framesPerSecond);
	if (width < 480) return [{ active, maxBitrate, maxFramerate: framesPerSecond }];
	return [
		{ rid: 'h', active, maxBitrate, maxFramerate: framesPerSecond },
		{
			rid: 'l',
			active,
			scaleResolutionDownBy: 2,
			maxBitrate: smallBitrate,
			maxFramerate: Math.min(15, framesPerSecond),
		},
	];
}

/** What is said of a track in the server's answer, in its place. */
export function sectionWish(source: Source, { sound, video }: PublishOptions): SectionWish {
	if (video || source === 'camera' || source === 'screen')
		return { startKbps: source === 'screen' ? 1500 : 600 };
	const speech = source === 'microphone';
	return { discontinuous: speech && (sound?.discontinuous ?? true), stereo: !speech };
}
