import { openConnections } from './connections.ts';

/** Counters of one stream that a page sends or receives. */
export interface StreamCount {
	/** Names the stream: it is the same one in the next look. */
	readonly id: string;
	readonly direction: 'sent' | 'received';
	readonly kind: string;
	/** `video/VP8`; empty until something flows. */
	readonly codec: string;
	readonly width: number;
	readonly height: number;
	/** Encoded or decoded until now; of sound: packets. */
	readonly frames: number;
	readonly bytes: number;
	/** When it was counted, in milliseconds; only differences mean anything. */
	readonly at: number;
}

/** What all the page's peer connections count just now (webrtc-stats). */
export async function countStreams(): Promise<StreamCount[]> {
	const reports = await Promise.all(openConnections().map((connection) => connection.getStats()));
	return reports.flatMap((report, connection) =>
		[...report.values()].flatMap((one): StreamCount[] => {
			if (one.type !== 'outbound-rtp' && one.type !== 'inbound-rtp') return [];
			const sent = one.type === 'outbound-rtp';
			const packets = sent ? one.packetsSent : one.packetsReceived;
			const pictures = sent ? one.framesEncoded : one.framesDecoded;
			return [
				{
					id: `${connection} ${one.id}`,
					direction: sent ? 'sent' : 'received',
					kind: one.kind,
					codec: report.get(one.codecId)?.mimeType ?? '',
					width: one.frameWidth ?? 0,
					height: one.frameHeight ?? 0,
					frames: (one.kind === 'video' ? pictures : packets) ?? 0,
					bytes: (sent ? one.bytesSent : one.bytesReceived) ?? 0,
					at: one.timestamp,
				},
			];
		}),
	);
}
