import type { types } from 'mediasoup-client';
import type { Source } from '../session.ts';
import type { Receiving } from './receiving.ts';
import { Silence } from './silence.ts';

const lookEveryMs = 1_500;

/** The part of webrtc-stats' inbound-rtp that is read here. */
interface Inbound {
	readonly type: string;
	readonly trackIdentifier?: string;
	readonly packetsReceived?: number;
}

/**
 * Looks again and again at what arrives, with one report for all streams, however many there are.
 * @param tell whom nothing comes from now
 * @param flowsAlways whether no packet of such a source means that nothing comes
 * @returns ends it
 */
export function watchSilence(
	transport: Pick<types.Transport, 'getStats'>,
	receiving: Pick<Receiving, 'expected'>,
	tell: (silent: ReadonlySet<string>) => void,
	flowsAlways: (source: Source) => boolean = () => true,
): () => void {
	const silence = new Silence();
	let over = false;
	const look = async () => {
		const report = await transport.getStats();
		if (over) return;
		const packets = new Map<string, number>();
		for (const one of report.values() as Iterable<Inbound>)
			if (one.type === 'inbound-rtp' && one.trackIdentifier !== undefined)
				packets.set(one.trackIdentifier, one.packetsReceived ?? 0);
		const expected = receiving
			.expected()
			.filter(({ remote }) => flowsAlways(remote.source))
			.map(({ remote, mediaId }) => ({
				trackId: remote.id,
				owner: remote.participantId,
				packets: packets.get(mediaId) ?? 0,
			}));
		tell(silence.look(expected, performance.now()));
	};
	// A transport that was closed meanwhile reports nothing: its connection is over, and says so itself.
	const timer = setInterval(() => void look().catch(() => {}), lookEveryMs);
	return () => {
		over = true;
		clearInterval(timer);
	};
}
