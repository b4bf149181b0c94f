/** The part of webrtc-stats' outbound-rtp that is read here. */
interface Outbound {
	readonly type: string;
	readonly active?: boolean;
	readonly ssrc?: number;
	readonly framesEncoded?: number;
}

const frameEveryMs = 40;
/** A picture that does not get out by then is not waited for. */
const patienceMs = 600;

/**
 * Sends black in place of a picture that is about to rest, until one such frame is on its way in every size: whoever is
 * not told that a camera is off would go on looking at its last picture. Nothing of the track is sent any more from
 * the first moment on, and afterwards the sender has no track.
 */
export async function blackOut(sender: RTCRtpSender): Promise<void> {
	const { width = 320, height = 180 } = sender.track?.getSettings() ?? {};
	const canvas = document.createElement('canvas');
	canvas.width = width || 320;
	canvas.height = height || 180;
	const context = canvas.getContext('2d');
	const [black] = canvas.captureStream(0).getVideoTracks() as CanvasCaptureMediaStreamTrack[];
	if (!black || !context) return sender.replaceTrack(null);
	await sender.replaceTrack(black);
	const before = await encoded(sender);
	const until = performance.now() + patienceMs;
	try {
		for (;;) {
			context.fillRect(0, 0, canvas.width, canvas.height);
			black.requestFrame();
			await new Promise((resolve) => setTimeout(resolve, frameEveryMs));
			const now = await encoded(sender);
			if ([...now].every(([ssrc, frames]) => frames > (before.get(ssrc) ?? 0))) return;
			if (performance.now() > until) return;
		}
	} finally {
		black.stop();
		await sender.replaceTrack(null);
	}
}

/** Frames of each size that is being sent. */
async function encoded(sender: RTCRtpSender): Promise<Map<number, number>> {
	const report = await sender.getStats();
	const streams = [...(report.values() as Iterable<Outbound>)].filter(
		({ type, active }) => type === 'outbound-rtp' && active !== false,
	);
	return new Map(streams.map(({ ssrc = 0, framesEncoded = 0 }) => [ssrc, framesEncoded]));
}
