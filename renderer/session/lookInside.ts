import type { RoomPreview, SessionTarget } from './session.ts';

/**
 * Who is inside a call, without joining it: a look through the window, after which nothing stays open.
 * @returns null where the server tells nothing
 * @throws {SessionError} unreachable, room-not-found, untrusted, aborted
 */
export async function lookInside(target: SessionTarget, signal: AbortSignal): Promise<RoomPreview | null> {
	switch (target.kind) {
		case 'parley': {
			const { lookAtRoom } = await import('./mediasoup/lookAtRoom.ts');
			return lookAtRoom(target.invitation, signal);
		}
		case 'janus': {
			const { lookAtRoom } = await import('./janus/lookAtRoom.ts');
			return lookAtRoom(target, signal);
		}
		default:
			return null;
	}
}
