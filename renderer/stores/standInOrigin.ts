import { originStandIn } from '../../contract/bridge/origins.ts';
import type { MediasoupDemoDestination } from '../../contract/destination/destination.ts';
import type { Platform } from '../platform/platform.ts';

/**
 * Comes to a server that wants its own page as that page, where this machine can: stock mediasoup-demo servers do, and Galene. To be called before the first
 * connection.
 */
export async function standInOrigin(
	{ origins }: Pick<Platform, 'origins'>,
	{ socket, origin = usualOrigin(socket) }: Pick<MediasoupDemoDestination, 'socket' | 'origin'>,
): Promise<void> {
	const standIn = originStandIn.safeParse({ socket, origin });
	// A link that names a strange page is followed as it is: the server says what it thinks of it.
	if (standIn.success) await origins?.use(standIn.data);
}

/** Where nothing else is known: stock pages are at the same name, on the port of https. */
function usualOrigin(socket: string): string | undefined {
	return URL.canParse(socket) && socket.startsWith('wss:')
		? `https://${new URL(socket).hostname}`
		: undefined;
}
