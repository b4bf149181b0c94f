import { trimmedLink } from './linkText.ts';
import { recognise } from './recognise.ts';

/** LiveKit's own page; on other servers `/rooms/…` may as well be a hotel's. */
const ownMeet = 'https://meet.livekit.io';

/**
 * Whether a text is a link to a call beyond doubt. Some forms are those of any page ("/rooms/…", "/group/…"):
 * where somebody pastes one they mean a call, but one that was merely copied may be anything, and is
 * nobody's business.
 */
export function isSureLink(text: string): boolean {
	const found = recognise(text);
	if (found.kind !== 'destination') return false;
	const { destination } = found;
	switch (destination.kind) {
		case 'parley':
			return /^parley:/i.test(trimmedLink(text));
		case 'livekit':
		case 'janus':
			return true;
		case 'mediasoup-demo':
			return /^wss?:/i.test(trimmedLink(text));
		case 'livekit-meet':
			return destination.page === ownMeet;
		case 'galene':
			return destination.token !== undefined;
		case 'whip':
			return false;
	}
}
