import { appOrigin, originOf } from '../appProtocol/origin.ts';

/** Who asks for what. `share` is a request for a screen or window, whatever Electron calls it. */
export interface PermissionQuestion {
	readonly permission: string;
	/** The URL or origin of the asking document; empty if it has none. */
	readonly url: string;
	readonly isMainFrame: boolean;
	readonly isAppWindow: boolean;
	/** For `media` and `display-capture` requests. */
	readonly mediaTypes?: readonly string[] | undefined;
}

const granted: ReadonlySet<string> = new Set([
	'media',
	'fullscreen',
	'speaker-selection',
	'clipboard-sanitized-write',
	// Chromium 142 asks before a page connects to this machine or this network, where most hosts are.
	'local-network',
	'local-network-access',
	'loopback-network',
]);

/**
 * Denied by default: the page's own main frame gets the named few, and a screen only while a choice of the
 * person stands open (see capture/).
 */
export function decidePermission(question: PermissionQuestion): 'grant' | 'deny' | 'grant-if-share-chosen' {
	if (!question.isAppWindow || !question.isMainFrame || originOf(question.url) !== appOrigin) return 'deny';
	if (isShare(question)) return 'grant-if-share-chosen';
	return granted.has(question.permission) ? 'grant' : 'deny';
}

/**
 * Electron before 40 asks for `media` of no type when a page wants a screen, through getDisplayMedia as
 * well as through getUserMedia with a `chromeMediaSource`.
 */
function isShare({ permission, mediaTypes }: PermissionQuestion): boolean {
	return permission === 'display-capture' || (permission === 'media' && mediaTypes?.length === 0);
}
