import mitt, { type Emitter } from 'mitt';
import type { NewConsumer, Peer } from '../../../contract/signalling/dialect.ts';
import type { Enter } from '../../../contract/signalling/extensions.ts';
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
	/** Who is a host, and whose hand is up since when, as the last connection said. */
	#hosts = new Set<string>();
	#hands = new Map<string, number>();

	/** From now on this connection tells; what it starts with is compared to what is known. */
	follow(
		connection: Connection,
		peers: readonly Peer[],
		consumers: readonly NewConsumer[],
		room: Enter['reply']['room'],
	): void {
		this.#hosts = new Set(room?.hosts);
		this.#hands = new Map(room?.hands.map(({ peerId, since }) => [peerId, since]));
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
		connection.events.on('role-changed', ({ peerId, role }) => {
			if (role === 'host') this.#hosts.add(peerId);
			else this.#hosts.delete(peerId);
			this.#arrange(peerId);
		});
		connection.events.on('hand-changed', ({ peerId, since }) => {
			if (since === null) this.#hands.delete(peerId);
			else this.#hands.set(peerId, since);
			this.#arrange(peerId);
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
			...this.#standing(peerId),
		};
		const known = this.#participants.get(peerId);
		if (!known) {
			this.#participants.set(peerId, participant);
			this.events.emit('participant-joined', participant);
		} else this.#change(participant);
	}

	#standing(peerId: string): Required<Pick<RemoteParticipant, 'role' | 'hand'>> {
		return { role: this.#hosts.has(peerId) ? 'host' : 'guest', hand: this.#hands.get(peerId) ?? null };
	}

	#arrange(peerId: string): void {
		const known = this.#participants.get(peerId);
		if (known) this.#change({ ...known, ...this.#standing(peerId) });
	}

	#change(participant: RemoteParticipant): void {
		const known = this.#participants.get(participant.id);
		const same =
			known?.displayName === participant.displayName &&
			known.device === participant.device &&
			known.role === participant.role &&
			known.hand === participant.hand;
		if (same) return;
		this.#participants.set(participant.id, participant);
		this.events.emit('participant-changed', participant);
	}

	#leave(id: string): void {
		for (const track of [...this.#tracks.values()]) if (track.participantId === id) this.#endTrack(track.id);
		this.#hosts.delete(id);
		this.#hands.delete(id);
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
