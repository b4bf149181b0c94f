/** What was looked at before, of one receiver. */
export interface PlayedBefore {
	readonly ssrc: number;
	readonly energy: number;
	readonly duration: number;
}

/** The part of webrtc-stats' inbound-rtp that is read here. */
interface Inbound {
	readonly type: string;
	readonly ssrc?: number;
	readonly totalAudioEnergy?: number;
	readonly totalSamplesDuration?: number;
}

/**
 * How loud what a receiver played was since the last look, from its energy (webrtc-stats, `totalAudioEnergy`): for
 * servers that take the level off the packets (RFC 6464), so that the browser cannot tell it.
 * @param seen remembers what was looked at before
 * @returns linear, 0 to 1
 */
export async function playedLevelOf(
	receiver: RTCRtpReceiver,
	seen: WeakMap<RTCRtpReceiver, PlayedBefore>,
): Promise<number> {
	const report = await receiver.getStats();
	const stream = [...(report.values() as Iterable<Inbound>)].find(({ type }) => type === 'inbound-rtp');
	const { ssrc = 0, totalAudioEnergy: energy = 0, totalSamplesDuration: duration = 0 } = stream ?? {};
	const before = seen.get(receiver);
	seen.set(receiver, { ssrc, energy, duration });
	if (before?.ssrc !== ssrc || duration <= before.duration) return 0;
	return Math.sqrt(Math.max(0, energy - before.energy) / (duration - before.duration));
}
