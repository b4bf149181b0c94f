import type { SessionCapabilities } from '../session.ts';

const notAllowed = { unavailable: 'not-allowed' } as const;

/**
 * What one can do in a group.
 * @param permissions as the server gave them; null before one is inside, when everything may still be so
 */
export function capabilitiesFor(permissions: readonly string[] | null): SessionCapabilities {
	const may = (permission: string) => (!permissions || permissions.includes(permission) ? true : notAllowed);
	return {
		publish: may('present'),
		receive: true,
		layers: true,
		'pause-reception': true,
		messages: may('message'),
		'screen-beside-camera': true,
		'mute-without-renegotiation': true,
		preview: { unavailable: 'server' },
		moderation: may('op'),
		knocking: { unavailable: 'server' },
		hands: true,
	};
}
