import mitt, { type Emitter } from 'mitt';
import type { NewConsumer, Peer } from '../../../contract/signalling/dialect.ts';
import type { RemoteParticipant, RemoteTrack, SessionEvents } from '../session.ts';
import type { Connection } from './connection.ts';

type RosterEvents = Pick<
	SessionEvents,
	| 'participant-joined'
	| 'participant-changed'
	| 'participant-left'
	| 'track-published'
	| 'track-changed'
	| 'track-received'
	| 'track-ended'
>;

/**
 * Who is there and what they publish, over however many connections: after a reconnection it tells only
 * what changed meanwhile, so that nobody seems to leave and come back because our own network blinked.
 */
export class Roster {
	readonly events: Emitter<RosterEvents> = mitt<RosterEvents>();
	readonly #participants = new Map<string, RemoteParticipant>();
	readonly #tracks = new Map<string, RemoteTrack>();

	/** From now on this connection tells; what it starts with is compared to what is known. */
	follow(connection: Connection, peers: readonly Peer[], consumers: readonly NewConsumer[]): void {
		const present = new Set(peers.map(({ peerId }) => peerId));
		const flowing = new Set(consumers.map(({ producerId }) => producerId));
		for (const id of [...this.#tracks.keys()]) if (!flowing.has(id)) this.#endTrack(id);
		for (const id of [...this.#participants.keys()]) if (!present.has(id)) this.#leave(id);
		for (const peer of peers) this.#join(peer);
		connection.events.on('peer-joined', (peer) => this.#join(peer));
		connection.events.on('peer-left', ({ peerId }) => this.#leave(peerId));
		connection.events.on('peer-renamed', ({ peerId, displayName }) => {
			const known = this.#participants.get(peerId);
			if (known) this.#change({ ...known, displayName });
		});
		const { receiving } = connection;
		receiving.events.on('published', (track) => this.#publish(track));
		receiving.events.on('changed', (track) => this.#publish(track));
		receiving.events.on('received', (received) => this.events.emit('track-received', received));
		receiving.events.on('ended', ({ trackId }) => this.#endTrack(trackId));
	}

	#join({ peerId, displayName, device }: Peer): void {
		const participant: RemoteParticipant = {
			id: peerId,
			displayName,
			device: [device.name, device.version].filter(Boolean).join(' '),
		};
		const known = this.#participants.get(peerId);
		if (!known) {
			this.#participants.set(peerId, participant);
			this.events.emit('participant-joined', participant);
		} else if (known.displayName !== displayName || known.device !== participant.device)
			this.#change(participant);
	}

	#change(participant: RemoteParticipant): void {
		this.#participants.set(participant.id, participant);
		this.events.emit('participant-changed', participant);
	}

	#leave(id: string): void {
		for (const track of [...this.#tracks.values()]) if (track.participantId === id) this.#endTrack(track.id);
		if (this.#participants.delete(id)) this.events.emit('participant-left', { id });
	}

	#publish(track: RemoteTrack): void {
		const known = this.#tracks.get(track.id);
		this.#tracks.set(track.id, track);
		if (!known) this.events.emit('track-published', track);
		else if (known.muted !== track.muted) this.events.emit('track-changed', track);
	}

	#endTrack(trackId: string): void {
		if (this.#tracks.delete(trackId)) this.events.emit('track-ended', { trackId });
	}
}
