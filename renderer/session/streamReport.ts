import type { Source, StreamStatistics } from './session.ts';

/** The parts of webrtc-stats' dictionaries that are read here; TypeScript's own lack some. */
interface StreamReport {
	readonly type: string;
	readonly codecId?: string;
	readonly bytesSent?: number;
	readonly bytesReceived?: number;
	readonly packetsSent?: number;
	readonly packetsReceived?: number;
	readonly packetsLost?: number;
	readonly frameWidth?: number;
	readonly frameHeight?: number;
	readonly framesPerSecond?: number;
	readonly framesDecoded?: number;
	readonly audioLevel?: number;
	readonly totalAudioEnergy?: number;
	readonly totalSamplesDuration?: number;
	readonly roundTripTime?: number;
	readonly mimeType?: string;
	readonly timestamp?: number;
	readonly ssrc?: number;
	readonly rid?: string;
	readonly active?: boolean;
	readonly jitter?: number;
	readonly freezeCount?: number;
	readonly selectedCandidatePairId?: string;
	readonly currentRoundTripTime?: number;
	readonly availableOutgoingBitrate?: number;
	readonly srtpCipher?: string;
}

/** A stream that is sent or received, and its place in the call. */
export interface ReportedStream {
	readonly place: Pick<StreamStatistics, 'source' | 'direction' | 'participantId' | 'trackId' | 'layer'>;
	getStats(): Promise<RTCStatsReport>;
}

export interface SentStream {
	readonly source: Source;
	/** Null while nothing carries it. */
	readonly rtpSender: RTCRtpSender | null;
}

/** What one sends, as `readStreams` takes it. */
export function sentStreams(sent: Iterable<SentStream>): ReportedStream[] {
	return [...sent].flatMap(({ source, rtpSender }) =>
		rtpSender ? [{ place: { source, direction: 'sent' }, getStats: () => rtpSender.getStats() }] : [],
	);
}

/** What the browser reports of each stream (W3C webrtc-stats), layers of one sender added up. */
export async function readStreams(streams: readonly ReportedStream[]): Promise<StreamStatistics[]> {
	const all = await Promise.all(
		streams.map(async ({ place, getStats }) =>
			summarise(await getStats(), place.direction === 'sent' ? 'outbound-rtp' : 'inbound-rtp', place),
		),
	);
	return all.filter((one) => one !== null);
}

function summarise(
	report: RTCStatsReport,
	type: string,
	place: ReportedStream['place'],
): StreamStatistics | null {
	const entries = [...report.values()] as StreamReport[];
	const streams = entries.filter((entry) => entry.type === type);
	if (streams.length === 0) return null;
	const remote = entries.find((entry) => entry.type === 'remote-inbound-rtp');
	// Of simulcast layers, the largest that is being sent says what the picture is.
	const largest = streams.reduce((a, b) => ((b.frameHeight ?? 0) > (a.frameHeight ?? 0) ? b : a));
	const total = (value: (stream: StreamReport) => number | undefined) =>
		streams.reduce((sum, stream) => sum + (value(stream) ?? 0), 0);
	const codec = largest.codecId
		? (report.get(largest.codecId) as StreamReport | undefined)?.mimeType
		: undefined;
	const transport = entries.find((entry) => entry.type === 'transport');
	const pair = transport?.selectedCandidatePairId
		? (report.get(transport.selectedCandidatePairId) as StreamReport | undefined)
		: undefined;
	const sent = place.direction === 'sent';
	return {
		...place,
		counted: streams
			.map(({ ssrc }) => ssrc)
			.sort()
			.join(),
		...(sent && streams.length > 1 && { layer: largestSent(streams, largest) }),
		...(transport?.srtpCipher && { encryption: `DTLS-SRTP ${transport.srtpCipher}` }),
		...(codec !== undefined && { codec }),
		bytes: total((stream) => stream.bytesSent ?? stream.bytesReceived),
		packets: total((stream) => stream.packetsSent ?? stream.packetsReceived),
		packetsLost: remote?.packetsLost ?? total((stream) => stream.packetsLost),
		...defined({
			width: largest.frameWidth,
			height: largest.frameHeight,
			framesPerSecond: largest.framesPerSecond,
			framesDecoded: largest.framesDecoded,
			audioLevel: largest.audioLevel,
			totalAudioEnergy: largest.totalAudioEnergy,
			totalSamplesDuration: largest.totalSamplesDuration,
			roundTripTime: remote?.roundTripTime ?? pair?.currentRoundTripTime,
			at: largest.timestamp,
			jitter: remote?.jitter ?? largest.jitter,
			freezeCount: largest.freezeCount,
			availableBitrate: sent ? pair?.availableOutgoingBitrate : undefined,
		}),
	};
}

/** Layers are named r0, r1, … from the smallest; Galene wants its two called l and h. */
function sizeOrder({ rid = '' }: StreamReport): string {
	return rid === 'h' ? 'z' : rid;
}

function largestSent(streams: readonly StreamReport[], largest: StreamReport) {
	const byName = [...streams].sort((a, b) => sizeOrder(a).localeCompare(sizeOrder(b)));
	return { number: byName.indexOf(largest) + 1, of: streams.length };
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]?: Exclude<T[K], undefined>;
	};
}
