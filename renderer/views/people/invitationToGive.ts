import type { HostingState } from '../../../contract/bridge/features.ts';
import type { Invitation } from '../../../contract/invitation/invitation.ts';

type Reach = Extract<HostingState, { kind: 'running' }>['reach'];

interface InvitationToGive {
	readonly invitation: Invitation;
	/** The page for browsers, if it is another one than the invitation's own. */
	readonly page: string | null;
	/** Null where only the host knows it. */
	readonly reach: Reach | null;
}

/**
 * What one hands to others. The host's own way in is loopback and means nothing elsewhere, so a call that
 * is hosted here gives the host's invitation; a guest passes on what they came with.
 */
export function invitationToGive(
	call: { readonly invitation: Invitation; readonly hosted: boolean },
	hosting: HostingState,
): InvitationToGive {
	if (!call.hosted || hosting.kind !== 'running') {
		return { invitation: call.invitation, page: null, reach: null };
	}
	const { invitation, localPage, reach } = hosting;
	// On this machine alone, plain http is safe and needs no warning.
	return { invitation, page: reach === 'this-machine' ? localPage : null, reach };
}
