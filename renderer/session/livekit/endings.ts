import { ConnectionError, ConnectionErrorReason, DisconnectReason } from 'livekit-client';
import type { LeaveReason } from '../session.ts';
import { SessionError } from '../sessionError.ts';

const endings: Partial<Record<DisconnectReason, LeaveReason>> = {
	[DisconnectReason.DUPLICATE_IDENTITY]: 'replaced',
	[DisconnectReason.PARTICIPANT_REMOVED]: 'removed',
	[DisconnectReason.ROOM_DELETED]: 'call-ended',
	[DisconnectReason.ROOM_CLOSED]: 'call-ended',
};

/** Why the call is over for us; nothing where it is worth coming back: the server stopped, or lost track of us. */
export function endingOf(reason: DisconnectReason | undefined): LeaveReason | undefined {
	return reason === undefined ? undefined : endings[reason];
}

/** What it means that a room could not be entered. */
export function asSessionError(error: unknown): SessionError {
	if (error instanceof SessionError) return error;
	const cause = { cause: error };
	if (!(error instanceof ConnectionError)) return new SessionError('protocol', String(error), cause);
	switch (error.reason) {
		case ConnectionErrorReason.NotAllowed:
			return new SessionError(error.status === 404 ? 'room-not-found' : 'refused', error.message, cause);
		case ConnectionErrorReason.LeaveRequest:
			return new SessionError(
				error.context === DisconnectReason.PARTICIPANT_REMOVED ? 'removed' : 'refused',
				error.message,
				cause,
			);
		case ConnectionErrorReason.Cancelled:
			return new SessionError('aborted', error.message, cause);
		case ConnectionErrorReason.ServiceNotFound:
			return new SessionError('protocol', error.message, cause);
		default:
			return new SessionError('unreachable', error.message, cause);
	}
}
