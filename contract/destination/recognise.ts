import { InvitationError, readInvitation } from '../invitation/invitation.ts';
import { linkOf } from './linkOf.ts';
import { hasInvisible, isProtected, longestLink, trimmedLink } from './linkText.ts';
import { type Recognised, to, wrong } from './recognised.ts';
import { recognisePage } from './recognisePage.ts';
import { recogniseSocket } from './recogniseSocket.ts';

/** `calls.example.org/group/x`, as people write it down. */
const withoutScheme = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d{1,5})?\/\S*$/i;

/**
 * Tells by its form what a link is that somebody pastes: nothing is asked of anybody. Takes any text
 * whatever and never throws.
 */
export function recognise(text: string): Recognised {
	const link = trimmedLink(text);
	if (link.length > longestLink) return wrong('too-long');
	if (hasInvisible(link)) return wrong('strange-characters');
	if (/\s/u.test(link)) return wrong('not-a-link');
	const url = read(withoutScheme.test(link) ? `https://${link}` : link);
	if (!url) return wrong('not-a-link');
	return keepable(recogniseUrl(url));
}

function recogniseUrl(url: URL): Recognised {
	switch (url.protocol) {
		case 'parley:':
			return invitation(url);
		case 'https:':
		case 'http:':
			if (url.pathname.startsWith('/join/')) return invitation(url);
			return isProtected(url) ? recognisePage(url) : wrong('plain-elsewhere');
		case 'wss:':
		case 'ws:':
			if (url.username || url.password) return wrong('credentials');
			return isProtected(url) ? recogniseSocket(url) : wrong('plain-elsewhere');
		default:
			return wrong('not-a-link');
	}
}

function invitation(url: URL): Recognised {
	if (url.username || url.password) return wrong('credentials');
	try {
		return to({ kind: 'parley', invitation: readInvitation(url.href) });
	} catch (cause) {
		if (cause instanceof InvitationError) return wrong(cause.reason);
		throw cause;
	}
}

/** Places keep links: one that could not be kept is not gone to either. */
function keepable(recognised: Recognised): Recognised {
	if (recognised.kind !== 'destination') return recognised;
	return linkOf(recognised.destination).length > longestLink ? wrong('too-long') : recognised;
}

function read(link: string): URL | null {
	try {
		const url = new URL(link);
		return url.host === '' && url.protocol !== 'parley:' ? null : url;
	} catch {
		return null;
	}
}
