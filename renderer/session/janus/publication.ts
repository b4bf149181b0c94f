import { TrackPublication } from '../trackPublication.ts';
import type { OwnFeed } from './ownFeed.ts';

/** A track that is being sent: each new connection's feed takes it. */
export class JanusPublication extends TrackPublication<OwnFeed> {
	get rtpSender(): RTCRtpSender | null {
		return this.sending?.senderOf(this.source) ?? null;
	}

	/** This feed sends it from now on. */
	async attach(feed: OwnFeed): Promise<void> {
		if (!(await this.begin(feed))) return;
		await feed.send(this);
		// Closed while it was being attached.
		if (this.closed) await feed.stop(this);
	}

	protected async applyMuted(): Promise<void> {
		await this.sending?.applyMuted(this);
	}

	protected applyTrack(feed: OwnFeed): Promise<void> {
		return feed.replaceTrack(this);
	}

	protected stop(feed: OwnFeed): Promise<void> {
		return feed.stop(this);
	}
}
