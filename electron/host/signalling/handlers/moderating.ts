import { Refusal } from '../../refusal.ts';
import type { Peer } from '../../rooms/peer.ts';
import type { Room } from '../../rooms/room.ts';
import { assertHost, request } from '../routes.ts';

/** Somebody inside whom a host may act upon. @throws {Refusal} not-found */
function present(room: Room, peerId: string): Peer {
	const peer = room.peers.get(peerId);
	if (peer?.state !== 'inside') throw new Refusal('not-found');
	return peer;
}

/** What hosts do. Each one checks that it is a host who asks. */
export const moderating = {
	requests: [
		request('parley:admit', ({ room, peer }, { peerId }) => {
			assertHost(peer);
			room.door.admit(peerId);
		}),
		request('parley:turn-away', ({ room, peer }, { peerId }) => {
			assertHost(peer);
			room.door.turnAway(peerId);
		}),
		request('parley:remove', ({ room, peer }, { peerId }) => {
			assertHost(peer);
			const removed = present(room, peerId);
			// They would be back at once: the token is theirs.
			if (removed.role === 'host') throw new Refusal('not-yours', 'a host');
			room.expel(removed);
		}),
		request('parley:set-room', ({ room, peer }, change) => {
			assertHost(peer);
			room.door.set(change);
		}),
		request('parley:lower-hand', ({ room, peer }, { peerId }) => {
			assertHost(peer);
			room.setHand(present(room, peerId), false);
		}),
		request('parley:end', ({ room, peer, afterReply }) => {
			assertHost(peer);
			afterReply(() => room.end());
		}),
	],
};
