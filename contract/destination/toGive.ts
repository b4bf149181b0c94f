import { appLink } from '../invitation/invitation.ts';
import type { Destination } from './destination.ts';
import { linkOf } from './linkOf.ts';

/**
 * What one hands to others, never with a secret that is one's own. Sentences under `invite.other.<why>`.
 * - `own-token`: the link is a ticket for one person
 * - `broadcast`: one only sends there
 */
export type LinkToGive =
	/** `lacks`: what the others have to be told besides, by whoever may. */
	| { readonly kind: 'link'; readonly link: string; readonly lacks: 'pin' | 'password' | null }
	| { readonly kind: 'none'; readonly why: 'own-token' | 'broadcast' };

export function linkToGive(destination: Destination): LinkToGive {
	switch (destination.kind) {
		case 'parley':
			return { kind: 'link', link: appLink(destination.invitation), lacks: null };
		case 'mediasoup-demo':
		case 'livekit-meet':
			// LiveKit Meet's passphrase belongs to the room: without it nobody is heard.
			return { kind: 'link', link: linkOf(destination), lacks: null };
		case 'janus': {
			const { pin, ...open } = destination;
			return { kind: 'link', link: linkOf(open), lacks: pin ? 'pin' : null };
		}
		case 'galene': {
			const { group, password, token } = destination;
			const link = linkOf({ kind: 'galene', group });
			return { kind: 'link', link, lacks: password || token ? 'password' : null };
		}
		case 'livekit':
			return { kind: 'none', why: 'own-token' };
		case 'whip':
			return { kind: 'none', why: 'broadcast' };
	}
}
