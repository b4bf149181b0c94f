import { closeCodes } from '../../../contract/signalling/refusals.ts';
import { SessionError, type SessionErrorReason } from '../sessionError.ts';

const reasons: Partial<Record<number, SessionErrorReason>> = {
	[closeCodes.roomNotFound]: 'room-not-found',
	[closeCodes.callEnded]: 'room-not-found',
	[closeCodes.peerIdTaken]: 'name-taken',
	[closeCodes.tooFast]: 'room-full',
	[closeCodes.removed]: 'removed',
	[closeCodes.turnedAway]: 'turned-away',
	[closeCodes.locked]: 'locked',
	// Before one is inside there is nothing to wait for but a host's answer.
	[closeCodes.joinTimeout]: 'unanswered',
};

/** What a socket that the host closed means to a person who is not inside. */
export function reasonOfClosing(code: number): SessionError {
	return new SessionError(reasons[code] ?? 'unreachable', `socket closed with ${code}`);
}
