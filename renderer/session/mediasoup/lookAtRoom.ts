import type { Invitation } from '../../../contract/invitation/invitation.ts';
import { newIdentity } from '../identity.ts';
import { reachHost } from './reachHost.ts';

/**
 * Opens a socket, hears from the host's welcome who is inside, and closes it.
 * @throws {SessionError}
 */
export async function lookAtRoom(invitation: Invitation, signal: AbortSignal): Promise<readonly string[]> {
	const { socket, welcome } = await reachHost({ kind: 'mediasoup', invitation }, newIdentity(), signal);
	socket.close();
	return welcome.inside;
}
