import type { NewConsumer, Peer } from '../../../contract/signalling/dialect.ts';
import type { Enter } from '../../../contract/signalling/extensions.ts';
import { Attendance } from '../attendance.ts';
import type { RemoteParticipant } from '../session.ts';
import type { Connection } from './connection.ts';

/** Who is there and what they publish, as one connection after the other tells it. */
export class Roster {
	readonly #attendance = new Attendance();
	readonly events = this.#attendance.events;
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
		this.#attendance.keepOnly(
			new Set(peers.map(({ peerId }) => peerId)),
			new Set(consumers.map(({ producerId }) => producerId)),
		);
		for (const peer of peers) this.#join(peer);
		connection.events.on('peer-joined', (peer) => this.#join(peer));
		connection.events.on('peer-left', ({ peerId }) => this.#leave(peerId));
		connection.events.on('peer-renamed', ({ peerId, displayName }) => {
			const known = this.#attendance.participant(peerId);
			if (known) this.#attendance.see({ ...known, displayName });
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
		receiving.events.on('published', (track) => this.#attendance.seeTrack(track));
		receiving.events.on('changed', (track) => this.#attendance.seeTrack(track));
		receiving.events.on('received', ({ trackId, track }) => this.#attendance.receive(trackId, track));
		receiving.events.on('ended', ({ trackId }) => this.#attendance.endTrack(trackId));
	}

	#join({ peerId, displayName, device }: Peer): void {
		this.#attendance.see({
			id: peerId,
			displayName,
			device: [device.name, device.version].filter(Boolean).join(' '),
			...this.#standing(peerId),
		});
	}

	#standing(peerId: string): Required<Pick<RemoteParticipant, 'role' | 'hand'>> {
		return { role: this.#hosts.has(peerId) ? 'host' : 'guest', hand: this.#hands.get(peerId) ?? null };
	}

	#arrange(peerId: string): void {
		const known = this.#attendance.participant(peerId);
		if (known) this.#attendance.see({ ...known, ...this.#standing(peerId) });
	}

	#leave(id: string): void {
		this.#hosts.delete(id);
		this.#hands.delete(id);
		this.#attendance.leave(id);
	}
}
