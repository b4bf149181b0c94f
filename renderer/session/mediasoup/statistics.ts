import type { types } from 'mediasoup-client';
import type { RemoteTrack, Source, StreamStatistics } from '../session.ts';

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
}

interface Streams {
	readonly sent: { source: Source; rtpSender: RTCRtpSender }[];
	readonly received: { remote: RemoteTrack; consumer: types.Consumer }[];
}

/** What the browser reports of each stream (W3C webrtc-stats), layers of one sender added up. */
export async function readStatistics({ sent, received }: Streams): Promise<StreamStatistics[]> {
	const all = await Promise.all([
		...sent.map(async ({ source, rtpSender }) =>
			summarise(await rtpSender.getStats(), 'outbound-rtp', { source, direction: 'sent' }),
		),
		...received.map(async ({ remote, consumer }) =>
			summarise(await consumer.getStats(), 'inbound-rtp', {
				source: remote.source,
				direction: 'received',
				participantId: remote.participantId,
				trackId: remote.id,
			}),
		),
	]);
	return all.filter((one) => one !== null);
}

type Place = Pick<StreamStatistics, 'source' | 'direction' | 'participantId' | 'trackId'>;

function summarise(report: RTCStatsReport, type: string, place: Place): StreamStatistics | null {
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
	return {
		...place,
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
			roundTripTime: remote?.roundTripTime,
		}),
	};
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]?: Exclude<T[K], undefined>;
	};
}
