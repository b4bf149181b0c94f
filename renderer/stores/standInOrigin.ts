import { originStandIn } from '../../contract/bridge/origins.ts';
import type { Destination } from '../../contract/destination/destination.ts';
import type { Platform } from '../platform/platform.ts';
import type { TargetOf } from '../session/session.ts';

/**
 * Comes to a stock mediasoup-demo server as its own page, where this machine can. To be called before the first
 * connection to a destination, of whatever kind.
 * @returns what the session has to know of it
 */
export async function standInOrigin(
	{ origins }: Pick<Platform, 'origins'>,
	destination: Destination,
): Promise<Pick<TargetOf<'mediasoup-demo'>, 'standsIn'>> {
	if (destination.kind !== 'mediasoup-demo' || !origins) return {};
	const { socket, origin = usualOrigin(socket) } = destination;
	const standIn = originStandIn.safeParse({ socket, origin });
	// A link that names a strange page is followed as it is: the server says what it thinks of it.
	if (standIn.success) await origins.use(standIn.data);
	return { standsIn: true };
}

/** Where nothing else is known: stock pages are at the same name, on the port of https. */
function usualOrigin(socket: string): string | undefined {
	return URL.canParse(socket) && socket.startsWith('wss:')
		? `https://${new URL(socket).hostname}`
		: undefined;
}
