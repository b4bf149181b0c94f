import type { FeedStream, JanusId, Joined, Publisher, RoomEvent } from './messages.ts';

/** Somebody in a room, as the server knows them: a sender of streams, or somebody who only attends. */
export interface Feed {
	readonly id: JanusId;
	readonly display: string;
	readonly streams: readonly FeedStream[];
}

/**
 * Who is in a room, from what the server tells there: everybody when one joins, then what changes. Our own
 * feeds are not among them.
 */
export class Feeds {
	readonly #feeds = new Map<string, Feed>();

	/** @param isOurs tells our own other feeds, a screen for example */
	constructor(
		told: Joined,
		private readonly isOurs: (id: JanusId) => boolean,
	) {
		for (const attendee of told.attendees ?? []) this.#attends(attendee);
		for (const publisher of told.publishers) this.#publishes(publisher);
	}

	all(): readonly Feed[] {
		return [...this.#feeds.values()];
	}

	hear(event: RoomEvent): void {
		for (const publisher of event.publishers ?? []) this.#publishes(publisher);
		if (event.joining) this.#attends(event.joining);
		if (event.unpublished !== undefined) this.#change(event.unpublished, { streams: [] });
		for (const gone of [event.leaving, event.kicked])
			if (gone !== undefined) this.#feeds.delete(String(gone));
		if (event.id === undefined) return;
		if (event.display !== undefined) this.#change(event.id, { display: event.display });
		if (event.mid !== undefined && event.moderation !== undefined)
			this.#moderate(event.id, event.mid, event.moderation === 'muted');
	}

	/** A list of everybody, asked for: it tells who attends or is gone, and names, but not what is sent. */
	compare(everybody: readonly { id: JanusId; display: string; publisher: boolean }[]): void {
		const present = new Map(everybody.map((one) => [String(one.id), one]));
		for (const key of [...this.#feeds.keys()]) if (!present.has(key)) this.#feeds.delete(key);
		for (const one of everybody) {
			const known = this.#feeds.get(String(one.id));
			// Who publishes and is not known yet is about to be announced with their streams.
			if (!known && !one.publisher) this.#attends(one);
			else if (known && known.display !== one.display) this.#change(one.id, { display: one.display });
			if (known && !one.publisher && known.streams.length > 0) this.#change(one.id, { streams: [] });
		}
	}

	#publishes({ id, display, dummy, streams }: Publisher): void {
		if (dummy || this.isOurs(id)) return;
		this.#feeds.set(String(id), { id, display, streams });
	}

	#attends({ id, display }: { id: JanusId; display: string }): void {
		if (!this.isOurs(id) && !this.#feeds.has(String(id)))
			this.#feeds.set(String(id), { id, display, streams: [] });
	}

	#change(id: JanusId, change: Partial<Feed>): void {
		const known = this.#feeds.get(String(id));
		if (known) this.#feeds.set(String(id), { ...known, ...change });
	}

	#moderate(id: JanusId, mid: string, moderated: boolean): void {
		const known = this.#feeds.get(String(id));
		const streams = known?.streams.map((stream) => (stream.mid === mid ? { ...stream, moderated } : stream));
		if (streams) this.#change(id, { streams });
	}
}
