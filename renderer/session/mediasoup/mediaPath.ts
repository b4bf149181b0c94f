import type { types } from 'mediasoup-client';
import type { ReturnMeans } from '../session.ts';

/** Of a transport, what is needed here. */
export type PathTransport = Pick<types.Transport, 'id' | 'connectionState' | 'restartIce'> & {
	on(event: 'connectionstatechange', listen: (state: types.ConnectionState) => void): unknown;
};

export interface MediaPathOwner {
	/** Asks the host for a transport's next ICE credentials. */
	askForRestart(transportId: string): Promise<types.IceParameters>;
	/** Media does not get through; another way for it is being looked for. */
	faltered(): void;
	recovered(by: ReturnMeans): void;
	/** No way was found: everything has to be made anew. */
	lost(): void;
}

/**
 * How long another way for the media may be looked for before the whole connection is made anew. A restart
 * takes two round trips and the checks of all candidates, which are 50 ms apart (RFC 8445, 14.2).
 */
export const restartPatienceMs = 6_000;

/**
 * Watches whether media gets through. A browser says `disconnected` when nothing came for some seconds: the
 * network is gone, or the way changed (another address, a router that forgot us). If only the way did, an ICE
 * restart (RFC 8445, 2.4) over the socket that still lives brings the media back without making anything anew.
 */
export class MediaPath {
	readonly #reached = new Set<PathTransport>();
	readonly #restarting = new Set<PathTransport>();
	#restarted = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#over = false;

	constructor(
		transports: readonly PathTransport[],
		private readonly owner: MediaPathOwner,
	) {
		for (const transport of transports)
			transport.on('connectionstatechange', (state) => this.#changed(transport, state));
	}

	get faltering(): boolean {
		return this.#timer !== undefined;
	}

	/** Says nothing any more. */
	close(): void {
		this.#over = true;
		clearTimeout(this.#timer);
	}

	#changed(transport: PathTransport, state: types.ConnectionState): void {
		if (this.#over) return;
		if (state === 'connected') {
			this.#reached.add(transport);
			this.#settle();
		} else if (state === 'disconnected' || state === 'failed') {
			// What never got through does not get through at a second try.
			if (this.#reached.has(transport)) this.#falter();
			else if (state === 'failed') this.#lose();
		}
	}

	#falter(): void {
		if (this.faltering) return;
		this.#restarted = false;
		this.#timer = setTimeout(() => this.#lose(), restartPatienceMs);
		this.owner.faltered();
		// What happened to one will be seen of the other in a moment.
		for (const transport of this.#reached) void this.#restart(transport);
	}

	async #restart(transport: PathTransport): Promise<void> {
		this.#restarting.add(transport);
		try {
			const iceParameters = await this.owner.askForRestart(transport.id);
			if (this.#over || !this.faltering) return;
			this.#restarted = true;
			await transport.restartIce({ iceParameters });
		} catch {
			// A host that is gone is noticed by its socket; one that says no leaves only the other way.
			this.#lose();
		} finally {
			this.#restarting.delete(transport);
			this.#settle();
		}
	}

	#settle(): void {
		if (this.#over || !this.faltering || this.#restarting.size > 0) return;
		for (const { connectionState } of this.#reached) if (connectionState !== 'connected') return;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.owner.recovered(this.#restarted ? 'media-restarted' : 'resumed');
	}

	#lose(): void {
		if (this.#over) return;
		this.close();
		this.owner.lost();
	}
}
