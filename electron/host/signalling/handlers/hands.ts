import { TokenBucket } from '../../limits/tokenBucket.ts';
import { Refusal } from '../../refusal.ts';
import type { Peer } from '../../rooms/peer.ts';
import { assertInside, request } from '../routes.ts';

/** Ups and downs of one hand; everybody is told of each. */
const waves = { burst: 10, perSecond: 0.5 };
const paces = new WeakMap<Peer, TokenBucket>();

export const hands = {
	requests: [
		request('parley:raise-hand', ({ room, peer }, { raised }) => {
			assertInside(peer);
			const pace = paces.get(peer) ?? new TokenBucket(waves.burst, waves.perSecond);
			paces.set(peer, pace);
			if (!pace.take()) throw new Refusal('too-fast', 'hands');
			room.setHand(peer, raised);
			return { since: peer.hand };
		}),
	],
};
