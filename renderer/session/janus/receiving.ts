import type { Reception, RemoteTrack, StreamStatistics } from '../session.ts';
import type { ReportedStream } from '../streamReport.ts';
import { layerForHeight } from '../videoSizes.ts';
import type { ShownTrack } from './people.ts';
import type { Subscription } from './subscription.ts';

/** A camera's full height until its first frame tells. */
const assumedHeight = 720;
/** What a subscription begins with. */
const everything = { send: true, substream: 2 };

interface Received {
	readonly receiver: RTCRtpReceiver;
	/** Which layer comes at present, as far as the server told. */
	substream: number | null;
	asked: { send: boolean; substream: number };
}

/** Whether each track is wanted, and in which of its sizes. */
export class Receiving {
	readonly #received = new Map<string, Received>();
	#shown: ReadonlyMap<string, ShownTrack> = new Map();

	/** @param wishes handed in again by the owner on every new connection */
	constructor(
		private readonly subscription: Subscription,
		private readonly wishes: ReadonlyMap<string, Reception>,
	) {
		subscription.events.on('received', ({ trackId }) => {
			const receiver = subscription.receiverOf(trackId);
			if (!receiver) return;
			this.#received.set(trackId, { receiver, substream: null, asked: everything });
			this.apply(trackId);
		});
		subscription.events.on('layer', ({ trackId, substream }) => {
			const received = this.#received.get(trackId);
			if (!received) return;
			received.substream = substream;
			this.apply(trackId);
		});
	}

	show(tracks: readonly ShownTrack[]): void {
		this.#shown = new Map(tracks.map((one) => [one.track.id, one]));
		for (const trackId of [...this.#received.keys()]) {
			// A line may rest and be taken up again: what is not published is not forgotten while it comes.
			if (this.subscription.receiverOf(trackId)) this.apply(trackId);
			else this.#received.delete(trackId);
		}
	}

	/** Looks at them all again: a sender may have another size by now. */
	applyAll(): void {
		for (const trackId of this.#received.keys()) this.apply(trackId);
	}

	remoteOf(trackId: string): RemoteTrack | undefined {
		return this.#shown.get(trackId)?.track;
	}

	/** A wish about a track has changed, or what is known of it. */
	apply(trackId: string): void {
		const received = this.#received.get(trackId);
		const shown = this.#shown.get(trackId);
		const wish = this.wishes.get(trackId);
		if (!received || !shown || !wish) return;
		const asked = { ...received.asked, send: wish.wanted };
		if (wish.wanted && wish.size && shown.layers > 1)
			asked.substream = layerForHeight(wish.size.height, fullHeightOf(received, shown), shown.layers);
		const change = {
			...(asked.send !== received.asked.send && { send: asked.send }),
			...(asked.substream !== received.asked.substream && { substream: asked.substream }),
		};
		received.asked = asked;
		if (Object.keys(change).length > 0) this.subscription.configure(trackId, change);
	}

	streams(): ReportedStream[] {
		return [...this.#received].flatMap(([trackId, { receiver, substream }]) => {
			const shown = this.#shown.get(trackId);
			if (!shown) return [];
			const { source, participantId } = shown.track;
			const layer: StreamStatistics['layer'] =
				shown.layers > 1 && substream !== null ? { number: substream + 1, of: shown.layers } : undefined;
			const place = { source, direction: 'received' as const, participantId, trackId };
			return [{ place: { ...place, ...(layer && { layer }) }, getStats: () => receiver.getStats() }];
		});
	}

	/** What should be flowing just now: not muted there, and wanted here. A screen may rest. */
	expected(): { remote: RemoteTrack; mediaId: string }[] {
		return [...this.#received].flatMap(([trackId, { receiver, asked }]) => {
			const remote = this.#shown.get(trackId)?.track;
			if (!remote || remote.muted || !asked.send || remote.source.startsWith('screen')) return [];
			return [{ remote, mediaId: receiver.track.id }];
		});
	}

	/** Whose voice comes through which receiver. */
	voices(): { participantId: string; receiver: RTCRtpReceiver }[] {
		return [...this.#received].flatMap(([trackId, { receiver }]) => {
			const track = this.#shown.get(trackId)?.track;
			if (track?.source !== 'microphone' || track.muted) return [];
			return [{ participantId: track.participantId, receiver }];
		});
	}
}

function fullHeightOf({ receiver, substream }: Received, { layers }: ShownTrack): number {
	const seen = receiver.track.getSettings().height;
	if (!seen || substream === null) return assumedHeight;
	return seen * 2 ** Math.max(0, layers - 1 - substream);
}
