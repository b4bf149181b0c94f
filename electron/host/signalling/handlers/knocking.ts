import { limits } from '../../../../contract/signalling/limits.ts';
import { closeCodes } from '../../../../contract/signalling/refusals.ts';
import { Refusal } from '../../refusal.ts';
import type { Answer } from '../../rooms/door.ts';
import type { Peer } from '../../rooms/peer.ts';
import { personName } from '../../rooms/personName.ts';
import type { Room } from '../../rooms/room.ts';
import { request } from '../routes.ts';

const closings = {
	'turned-away': closeCodes.turnedAway,
	locked: closeCodes.locked,
	unanswered: closeCodes.joinTimeout,
} as const;

function tell(room: Room, peer: Peer, answer: Answer): void {
	if (answer === 'gone') return;
	if (answer === 'admitted') {
		peer.outlet.notify('parley:admitted', {});
		return;
	}
	room.bidFarewell(peer);
	peer.outlet.close(closings[answer], answer);
}

/**
 * Lets a stock client's join wait for a host's answer.
 * @throws {Refusal} locked, removed, turned-away, must-knock when nobody answered in time
 */
export async function waitAtDoor(room: Room, peer: Peer, displayName: string): Promise<void> {
	if (room.door.as(peer) !== 'knocking') return room.door.assertOpenTo(peer);
	const { answered } = room.door.knock(peer, displayName, limits.stockKnockTimeoutMs);
	const answer = await answered;
	if (answer === 'admitted') return;
	if (answer === 'turned-away') throw new Refusal('turned-away', 'a host did not let you in');
	if (answer === 'locked') throw new Refusal('locked', 'the call is locked');
	throw new Refusal('must-knock', 'no host has let you in yet: try again');
}

/** @throws {Refusal} malformed-message when nothing of the name can be seen */
export function visibleName(displayName: string): string {
	const name = personName(displayName);
	if (!name) throw new Refusal('malformed-message', 'displayName');
	return name;
}

export const knocking = {
	requests: [
		request('parley:knock', ({ room, peer, afterReply }, { displayName }) => {
			if (peer.state !== 'lobby') throw new Refusal('already-joined');
			const { since, answered } = room.door.knock(peer, visibleName(displayName), limits.knockTimeoutMs);
			afterReply(() => void answered.then((answer) => tell(room, peer, answer)));
			return { since };
		}),
	],
};
