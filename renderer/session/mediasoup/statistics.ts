import type { types } from 'mediasoup-client';
import type { RemoteTrack, StreamStatistics } from '../session.ts';
import { readStreams, type SentStream, sentStreams } from '../streamReport.ts';

interface Streams {
	readonly sent: readonly SentStream[];
	readonly received: { remote: RemoteTrack; consumer: types.Consumer; layer?: StreamStatistics['layer'] }[];
}

/** What the browser reports of everything that goes over one connection. */
export function readStatistics({ sent, received }: Streams): Promise<StreamStatistics[]> {
	return readStreams([
		...sentStreams(sent),
		...received.map(({ remote, consumer, layer }) => ({
			place: {
				source: remote.source,
				direction: 'received' as const,
				participantId: remote.participantId,
				trackId: remote.id,
				...(layer && { layer }),
			},
			getStats: () => consumer.getStats(),
		})),
	]);
}
