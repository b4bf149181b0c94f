import { broadcastEndpoint } from '../../contract/bridge/origins.ts';
import type { Destination } from '../../contract/destination/destination.ts';
import { usualGalenePlace } from '../../contract/destination/galenePlace.ts';
import type { Platform } from '../platform/platform.ts';
import type { SessionIdentity, SessionTarget } from '../session/session.ts';
import { standInOrigin } from './standInOrigin.ts';
import { keyCheck, trustHost } from './trustHost.ts';

/**
 * What has to be so on this machine before the first connection to a destination. To be awaited before each
 * session is opened and before each look inside; costs nothing when it is so already.
 */
export async function prepare(platform: Platform, destination: Destination): Promise<void> {
	switch (destination.kind) {
		case 'parley':
			return trustHost(platform, destination.invitation);
		case 'mediasoup-demo':
			return standInOrigin(platform, destination);
		case 'galene': {
			const place = usualGalenePlace(destination.group);
			if (!place) return;
			return standInOrigin(platform, { socket: place.endpoint, origin: new URL(destination.group).origin });
		}
		case 'whip': {
			const endpoint = broadcastEndpoint.safeParse({ endpoint: destination.endpoint });
			// Another one is tried as it is: it may let every page come.
			if (endpoint.success) await platform.origins?.broadcastTo(endpoint.data);
			return;
		}
		default:
			return;
	}
}

/** A destination with what this machine adds to it. @param identity none: somebody new */
export function targetOf(
	platform: Platform,
	destination: Destination,
	identity?: SessionIdentity,
): SessionTarget {
	const who = identity ? { identity } : {};
	switch (destination.kind) {
		case 'parley':
			return { ...destination, ...who, ...keyCheck(platform, destination.invitation) };
		case 'mediasoup-demo':
			return { ...destination, ...who, ...(platform.origins && { standsIn: true }) };
		case 'livekit-meet':
			return {
				...destination,
				...who,
				...(platform.askForToken && { askForToken: platform.askForToken }),
			};
		default:
			return { ...destination, ...who };
	}
}
