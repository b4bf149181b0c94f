import type { HostingState } from '../../../contract/bridge/features.ts';
import type { Destination } from '../../../contract/destination/destination.ts';
import { type LinkToGive, linkToGive } from '../../../contract/destination/toGive.ts';
import { type Invitation, isLoopback, pageAddress } from '../../../contract/invitation/invitation.ts';

type Reach = Extract<HostingState, { kind: 'running' }>['reach'];

/** To a call on a Parley host. */
export interface InvitationToGive {
	readonly kind: 'parley';
	readonly invitation: Invitation;
	/** The page for browsers. */
	readonly page: string;
	/** Browsers warn of the page first: its certificate is the host's own. */
	readonly warned: boolean;
	/** Null where only the host knows it. */
	readonly reach: Reach | null;
}

/** What one hands to others, or why there is nothing to hand on. */
export type Given = InvitationToGive | LinkToGive;

/**
 * What one hands to others. The host's own way in is loopback and means nothing elsewhere, so a call that
 * is hosted here gives the host's invitation; a guest passes on what they came with.
 */
export function invitationToGive(
	{ destination, hosted }: { readonly destination: Destination; readonly hosted: boolean },
	hosting: HostingState,
): Given {
	if (destination.kind !== 'parley') return linkToGive(destination);
	if (!hosted || hosting.kind !== 'running') return given(destination.invitation, null);
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

/** Whether another device could open the link at all. */
export function leadsElsewhere(link: string): boolean {
	return !isLoopback(new URL(link).hostname);
}

function given(invitation: Invitation, reach: Reach | null): InvitationToGive {
	return {
		kind: 'parley',
		invitation,
		page: pageAddress(invitation),
		warned: invitation.key !== undefined,
		reach,
	};
}
