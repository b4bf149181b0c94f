import { ConnectionError, DisconnectReason } from 'livekit-client';
import { expect, it } from 'vitest';
import { asSessionError, endingOf } from './endings.ts';

it('tells an end for good from one to come back from', () => {
	expect(endingOf(DisconnectReason.DUPLICATE_IDENTITY)).toBe('replaced');
	expect(endingOf(DisconnectReason.PARTICIPANT_REMOVED)).toBe('removed');
	expect(endingOf(DisconnectReason.ROOM_DELETED)).toBe('call-ended');
	expect(endingOf(DisconnectReason.SERVER_SHUTDOWN)).toBeUndefined();
	expect(endingOf(DisconnectReason.UNKNOWN_REASON)).toBeUndefined();
	expect(endingOf(undefined)).toBeUndefined();
});

it('says why a room could not be entered', () => {
	const reasonOf = (error: unknown) => asSessionError(error).reason;
	expect(reasonOf(ConnectionError.notAllowed('token is expired', 401))).toBe('refused');
	expect(reasonOf(ConnectionError.notAllowed('requested room does not exist', 404))).toBe('room-not-found');
	expect(reasonOf(ConnectionError.serverUnreachable('nobody'))).toBe('unreachable');
	expect(reasonOf(ConnectionError.timeout('late'))).toBe('unreachable');
	expect(reasonOf(ConnectionError.cancelled('left'))).toBe('aborted');
	expect(reasonOf(new TypeError('what'))).toBe('protocol');
});
