import type { HostingState } from '../../../contract/bridge/features.ts';
import { type Invitation, isLoopback, pageAddress } from '../../../contract/invitation/invitation.ts';

type Reach = Extract<HostingState, { kind: 'running' }>['reach'];

export interface InvitationToGive {
	readonly invitation: Invitation;
	/** The page for browsers. */
	readonly page: string;
	/** Browsers warn of the page first: its certificate is the host's own. */
	readonly warned: boolean;
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
	if (!call.hosted || hosting.kind !== 'running') return given(call.invitation, null);
	return invitationOfHost(hosting);
}

/** What the one who hosts gives to others. */
export function invitationOfHost({
	invitation,
	localPage,
	reach,
}: Extract<HostingState, { kind: 'running' }>): InvitationToGive {
	const general = given(invitation, reach);
	// On this machine alone, plain http is safe and needs no warning.
	return reach === 'this-machine' ? { ...general, page: localPage, warned: false } : general;
}

/** Whether another device could open the page at all. */
export function leadsElsewhere({ page }: InvitationToGive): boolean {
	return !isLoopback(new URL(page).hostname);
}

function given(invitation: Invitation, reach: Reach | null): InvitationToGive {
	return { invitation, page: pageAddress(invitation), warned: invitation.key !== undefined, reach };
}
