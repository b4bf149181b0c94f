import { cameraBitrate, withinTrack } from '../videoSizes.ts';
import type { JanusPublication } from './publication.ts';

/** What Janus can tell apart, smallest first (its plugin's `substream` 0 to 2). */
export const layerNames = ['r0', 'r1', 'r2'] as const;

/** Of which videos Janus forwards one size of several: to 1.1.2 of these two. */
const layeredCodecs = ['video/vp8', 'video/h264'];

/**
 * How a publication is to be encoded on an m-line that was negotiated before anybody knew what it would
 * carry: one entry for each encoding that is to be sent, smallest first.
 * @param codec what was negotiated for the m-line
 * @param room how many encodings the m-line has
 */
export function planOf(
	{ source, options, track }: Pick<JanusPublication, 'source' | 'options' | 'track'>,
	codec: string,
	room: number,
): RTCRtpEncodingParameters[] {
	if (!options.video) return [{}];
	const { width, height, framesPerSecond } = withinTrack(options.video, track);
	if (source === 'screen')
		return [
			{
				scaleResolutionDownBy: 1,
				maxBitrate: Math.round(Math.min(6_000_000, Math.max(1_500_000, width * height * 1.8))),
				maxFramerate: framesPerSecond,
			},
		];
	const layered = room > 1 && layeredCodecs.includes(codec.toLowerCase());
	// Of a picture narrower than this, browsers send fewer sizes than they are asked for.
	const most = !layered ? [1] : width >= 960 ? [4, 2, 1] : width >= 480 ? [2, 1] : [1];
	return most.slice(-room).map((scale) => ({
		scaleResolutionDownBy: scale,
		maxBitrate: cameraBitrate(width / scale, height / scale, framesPerSecond),
		maxFramerate: framesPerSecond,
	}));
}

/**
 * Sets a sender's encodings to a plan; those beyond it rest. Nothing is negotiated (webrtc-pc, 5.2).
 * @param sends false: all of them rest
 */
export async function applyPlan(
	sender: RTCRtpSender,
	plan: readonly RTCRtpEncodingParameters[],
	sends: boolean,
): Promise<void> {
	const parameters = sender.getParameters();
	parameters.encodings.forEach((encoding, place) => {
		const planned = plan[place];
		if (planned) Object.assign(encoding, planned);
		encoding.active = sends && planned !== undefined;
	});
	await sender.setParameters(parameters);
}
