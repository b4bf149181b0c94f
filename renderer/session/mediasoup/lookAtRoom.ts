import type { Invitation } from '../../../contract/invitation/invitation.ts';
import { newIdentity } from '../identity.ts';
import type { RoomPreview } from '../session.ts';
import { reachHost } from './reachHost.ts';

/**
 * Opens a socket, hears from the host's welcome who is inside and whether one may come in, and closes it.
 * @throws {SessionError}
 */
export async function lookAtRoom(invitation: Invitation, signal: AbortSignal): Promise<RoomPreview> {
	const { socket, welcome } = await reachHost({ kind: 'parley', invitation }, newIdentity(), signal);
	socket.close();
	return { inside: welcome.inside, door: welcome.door ?? 'open' };
}
