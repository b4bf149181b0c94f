import * as mediasoup from 'mediasoup';
import type { WebSocket } from 'ws';
import { socketQuery, type Welcome } from '../../../contract/signalling/extensions.ts';
import { limits } from '../../../contract/signalling/limits.ts';
import { closeCodes } from '../../../contract/signalling/refusals.ts';
import { Admission, household } from '../limits/admission.ts';
import { isLoopbackAddress } from '../reach.ts';
import { Peer } from '../rooms/peer.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { routerRtpCapabilities } from '../workers/codecs.ts';
import { answer, follow } from './dispatch.ts';
import { ProtooSocket } from './protooSocket.ts';

/** At once, from one address and in total. An office's people share one address. */
const sockets = { perAddress: 300, inTotal: 5000 };
/** Those who have not come in yet: they cost the host something and give nobody anything. */
const lobbies = { perAddress: 100, inTotal: 1000 };

export interface Arrival {
	readonly query: URLSearchParams;
	readonly remoteAddress: string;
}

interface Attendance {
	readonly socket: ProtooSocket;
	readonly secret: string | undefined;
	leaveLobby(): void;
}

/** All that one may ask before one's place is one's own. */
const askedOutside: ReadonlySet<string> = new Set(['getRouterRtpCapabilities', 'parley:ping']);

/** Takes in each new socket: whose it is, into which room, and until when it must have joined. */
export class Reception {
	readonly #sockets = new Admission(sockets.perAddress, sockets.inTotal);
	readonly #lobbies = new Admission(lobbies.perAddress, lobbies.inTotal);

	constructor(private readonly rooms: Rooms) {}

	receive(webSocket: WebSocket, { query, remoteAddress }: Arrival): void {
		const socket = new ProtooSocket(webSocket);
		const leaveHouse = this.#sockets.take(remoteAddress);
		const leaveLobby = this.#lobbies.take(remoteAddress);
		socket.events.on('closed', () => {
			leaveHouse?.();
			leaveLobby?.();
		});
		if (!leaveHouse || !leaveLobby) {
			socket.close(closeCodes.tooFast, 'too many connections');
			return;
		}

		const asked = socketQuery.safeParse(Object.fromEntries(query));
		if (!asked.success) {
			socket.close(closeCodes.malformed, 'roomId and peerId are needed');
			return;
		}
		const { roomId, peerId, parley, secret } = asked.data;
		const room = this.rooms.find(roomId);
		if (!room) {
			socket.close(closeCodes.roomNotFound, 'no such room');
			return;
		}

		if (room.removals.has(peerId, secret)) {
			socket.close(closeCodes.removed, 'removed from the call');
			return;
		}
		const previous = room.peers.get(peerId);
		if (!room.secrets.claim(peerId, secret, previous !== undefined)) {
			socket.close(closeCodes.peerIdTaken, 'this peer id is taken');
			return;
		}
		if (room.peers.size >= 2 * limits.peersPerRoom) {
			socket.close(closeCodes.tooFast, 'too many wait for this room');
			return;
		}
		const peer = new Peer({
			id: peerId,
			dialect: parley ? 'parley' : 'stock',
			local: isLoopbackAddress(remoteAddress),
			household: household(remoteAddress),
			outlet: socket,
		});
		// Clients try several addresses of ours at once: one that is still in the race must not push out the
		// one that has won it. So whoever comes to a taken place takes it when they want to enter, not before.
		if (!previous) room.admit(peer);
		this.#attend(room, peer, { socket, secret, leaveLobby });
		greet(room, peer);
	}

	#attend(room: Room, peer: Peer, { socket, secret, leaveLobby }: Attendance): void {
		const patience = peer.dialect === 'parley' ? limits.lobbyTimeoutMs : limits.joinTimeoutMs;
		let lastChance = false;
		const expire = () => {
			if (peer.state === 'inside') return;
			// Who knocked waits for as long as the door lets them, and has time to come in after that.
			const waits = room.door.waits(peer);
			if (waits || (peer.admitted && !lastChance)) {
				lastChance = !waits;
				timer = setTimeout(expire, limits.joinTimeoutMs);
				return;
			}
			room.remove(peer);
			peer.leave();
			socket.close(closeCodes.joinTimeout, 'not joined in time');
		};
		let timer = setTimeout(expire, patience);
		socket.events.on('request', async (incoming) => {
			if (!askedOutside.has(incoming.method) && !takePlace(room, peer, secret)) {
				socket.close(closeCodes.peerIdTaken, 'this peer id is taken');
				return;
			}
			await answer(room, peer, incoming);
			if (peer.state === 'inside') leaveLobby();
		});
		socket.events.on('notification', ({ method, data }) => void follow(room, peer, method, data));
		socket.events.on('closed', () => {
			clearTimeout(timer);
			if (room.peers.get(peer.id) !== peer) {
				// It never got to its place, or lost it.
				peer.leave();
				return;
			}
			// Only who was inside, now or before, has a place to come back to.
			room.secrets.keep(peer.id);
			room.remove(peer);
		});
	}
}

/**
 * Puts a newer connection of the same person in the place of their older one.
 * @returns whether the place is theirs
 */
function takePlace(room: Room, peer: Peer, secret: string | undefined): boolean {
	const previous = room.peers.get(peer.id);
	if (previous === peer || peer.state === 'gone') return true;
	// The older one may be gone, and with it the proof of whose place this is: somebody else may have it now.
	if (!room.secrets.claim(peer.id, secret, previous !== undefined)) return false;
	if (previous) {
		room.remove(previous);
		previous.outlet.close(closeCodes.replaced, 'replaced by a newer connection');
	}
	room.admit(peer);
	return true;
}

function greet(room: Room, peer: Peer): void {
	if (peer.dialect === 'parley') {
		const door = room.door.as(peer);
		const told = door === 'open' ? room.inside : [];
		peer.outlet.notify('parley:welcome', {
			routerRtpCapabilities: routerRtpCapabilities as Welcome['routerRtpCapabilities'],
			inside: told.flatMap(({ introduction }) => introduction?.displayName ?? []),
			door,
			version: 1,
		});
	}
	// What tells this dialect from the one before October 2025.
	peer.outlet.notify('mediasoupVersion', { version: mediasoup.version });
}
