import type { LocalParticipant } from 'livekit-client';
import { z } from '../../../contract/schema.ts';
import type { SessionCapabilities, UnavailableReason } from '../session.ts';

/** What one's token allows, or what the server has made of it since. */
export interface Grants {
	readonly publish: boolean;
	readonly subscribe: boolean;
	readonly data: boolean;
	/** One's own name and attributes. */
	readonly ownMetadata: boolean;
}

/** The claims are optional, and LiveKit's server takes most that are missing for yes. */
const claims = z.object({
	video: z
		.object({
			canPublish: z.boolean().optional(),
			canSubscribe: z.boolean().optional(),
			canPublishData: z.boolean().optional(),
			canUpdateOwnMetadata: z.boolean().optional(),
		})
		.optional(),
});

const all: Grants = { publish: true, subscribe: true, data: true, ownMetadata: true };

/** What a token says of itself. Nothing is proven by it: the server decides, and tells once one is inside. */
export function grantsOfToken(token: string): Grants {
	try {
		const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
		const read = claims.safeParse(JSON.parse(atob(payload)));
		if (!read.success) return all;
		const {
			canPublish = true,
			canSubscribe = true,
			canPublishData,
			canUpdateOwnMetadata,
		} = read.data.video ?? {};
		return {
			publish: canPublish,
			subscribe: canSubscribe,
			data: canPublishData ?? canPublish,
			ownMetadata: canUpdateOwnMetadata ?? false,
		};
	} catch {
		// No token at all: the server will say so.
		return all;
	}
}

export function grantsOf({ permissions }: Pick<LocalParticipant, 'permissions'>): Grants {
	if (!permissions) return all;
	const { canPublish, canSubscribe, canPublishData, canUpdateMetadata } = permissions;
	return {
		publish: canPublish,
		subscribe: canSubscribe,
		data: canPublishData,
		ownMetadata: canUpdateMetadata,
	};
}

export function capabilitiesOf(grants: Grants): SessionCapabilities {
	const where = (allowed: boolean) => allowed || unavailable('not-allowed');
	return {
		publish: where(grants.publish),
		receive: where(grants.subscribe),
		layers: true,
		'pause-reception': true,
		messages: where(grants.data),
		'screen-beside-camera': true,
		'mute-without-renegotiation': true,
		// A LiveKit server tells nothing before one has joined.
		preview: unavailable('server'),
		// It has a server's API for that, to which no token of a participant leads.
		moderation: unavailable('own-host-only'),
		knocking: unavailable('own-host-only'),
		hands: where(grants.ownMetadata),
	};
}

function unavailable(reason: UnavailableReason): { readonly unavailable: UnavailableReason } {
	return { unavailable: reason };
}
