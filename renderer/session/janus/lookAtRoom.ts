import type { JanusDestination } from '../../../contract/destination/destination.ts';
import type { RoomPreview } from '../session.ts';
import { reachRoom } from './reachRoom.ts';

/**
 * Opens a socket, asks who is in the room, and closes it.
 * @throws {SessionError}
 */
export async function lookAtRoom(destination: JanusDestination, signal: AbortSignal): Promise<RoomPreview> {
	const reached = await reachRoom(destination, signal);
	try {
		return await reached.look(signal);
	} finally {
		reached.gateway.end();
	}
}
