/**
 * An invitation to a call on a Parley host.
 *
 * As an app link: `parley://join/<roomId>?at=192.168.1.5:4443&at=[fd00::5]:4443&key=<sha256>`
 * As a page for browsers: `https://192.168.1.5:4443/join/<roomId>`
 *
 * `key` is the SHA-256 of the host certificate's SubjectPublicKeyInfo, base64url without padding
 * (RFC 7469 names the same hash). An app that has it trusts exactly that key and no authority. Without
 * it (a public host with a certificate from an authority, or plain http on this machine) the ordinary
 * rules of the web apply.
 */
export interface Invitation {
	readonly roomId: string;
	/** `host:port`, IPv6 in brackets. Tried in this order, a little apart. Never empty. */
	readonly addresses: readonly string[];
	readonly key?: string | undefined;
	/** Without TLS. Only ever true for addresses of this machine. */
	readonly plain?: boolean | undefined;
	/** Makes who joins with it a host of the room. Never in a link that is given to others: see `hostLink`. */
	readonly moderator?: string | undefined;
}

export type InvitationProblem =
	| 'not-a-link'
	| 'no-room'
	| 'no-address'
	| 'bad-address'
	| 'bad-key'
	| 'plain-elsewhere';

export class InvitationError extends Error {
	override name = 'InvitationError';
	constructor(readonly reason: InvitationProblem) {
		super(`invitation: ${reason}`);
	}
}

const roomIdForm = /^[\w-]{8,128}$/;
const keyForm = /^[\w-]{43}$/;
const moderatorForm = /^[\w-]{43}$/;
const maximumAddresses = 16;

/**
 * Reads an app link or a page's address, as a person may paste it (spaces around it are fine).
 * @throws {InvitationError} with the reason, for anything that is not one.
 */
export function readInvitation(text: string): Invitation {
	let url: URL;
	try {
		url = new URL(text.trim());
	} catch {
		throw new InvitationError('not-a-link');
	}
	if (url.protocol === 'parley:') return readAppLink(url);
	if (url.protocol === 'https:' || url.protocol === 'http:') return readPageAddress(url);
	throw new InvitationError('not-a-link');
}

function readAppLink(url: URL): Invitation {
	// Some systems hand links on with a third slash; some parsers see the host as part of the path.
	const path = `${url.host}${url.pathname}`.replace(/^\/+/, '');
	const roomId = /^join\/([^/]+)\/?$/.exec(path)?.[1];
	if (!roomId || !roomIdForm.test(roomId)) throw new InvitationError('no-room');
	const addresses = url.searchParams.getAll('at').slice(0, maximumAddresses);
	if (addresses.length === 0) throw new InvitationError('no-address');
	const key = url.searchParams.get('key') ?? undefined;
	if (key !== undefined && !keyForm.test(key)) throw new InvitationError('bad-key');
	const plain = url.searchParams.get('plain') === '1';
	const moderator = moderatorOf(url.searchParams);
	return checked({ roomId, addresses, ...(key && { key }), ...(plain && { plain }), ...moderator });
}

function readPageAddress(url: URL): Invitation {
	const roomId = /^\/join\/([^/]+)\/?$/.exec(url.pathname)?.[1];
	if (!roomId || !roomIdForm.test(roomId)) throw new InvitationError('no-room');
	const fragment = new URLSearchParams(url.hash.slice(1));
	const key = fragment.get('key') ?? undefined;
	if (key !== undefined && !keyForm.test(key)) throw new InvitationError('bad-key');
	const plain = url.protocol === 'http:';
	const port = url.port || (plain ? '80' : '443');
	return checked({
		roomId,
		addresses: [`${url.hostname}:${port}`],
		...(key && { key }),
		...(plain && { plain }),
		...moderatorOf(fragment),
	});
}

/** One that is damaged makes a guest: the call itself can still be joined. */
function moderatorOf(parameters: URLSearchParams): { moderator?: string } {
	const moderator = parameters.get('host');
	return moderator && moderatorForm.test(moderator) ? { moderator } : {};
}

function checked(invitation: Invitation): Invitation {
	for (const address of invitation.addresses) {
		const { hostname } = splitAddress(address);
		if (invitation.plain && !isLoopback(hostname)) throw new InvitationError('plain-elsewhere');
	}
	return invitation;
}

/**
 * `192.168.1.5:4443` or `[fd00::5]:4443` -> hostname (brackets kept, as URLs want them) and port.
 * @throws {InvitationError} bad-address
 */
export function splitAddress(address: string): { hostname: string; port: number } {
	const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]{1,253}):(\d{1,5})$/i.exec(address);
	const port = Number(match?.[2]);
	if (!match?.[1] || port < 1 || port > 65535) throw new InvitationError('bad-address');
	return { hostname: match[1].toLowerCase(), port };
}

/** Whether a URL's hostname is this machine itself, where plain http counts as a secure context. */
export function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The link that opens the app, for anybody: it never makes a host. */
export function appLink(invitation: Invitation): string {
	const query = [
		...invitation.addresses.map((address) => `at=${address}`),
		...(invitation.key ? [`key=${invitation.key}`] : []),
		...(invitation.plain ? ['plain=1'] : []),
	];
	return `parley://join/${invitation.roomId}?${query.join('&')}`;
}

/** The link for whoever may moderate the call; the plain one if the invitation makes no host. */
export function hostLink(invitation: Invitation): string {
	return appLink(invitation) + (invitation.moderator ? `&host=${invitation.moderator}` : '');
}

/** The same as a page. The token stands behind the `#`, which browsers keep to themselves. */
export function hostPage(invitation: Invitation, address = invitation.addresses[0]): string {
	const page = pageAddress(invitation, address);
	if (!invitation.moderator) return page;
	return `${page}${page.includes('#') ? '&' : '#'}host=${invitation.moderator}`;
}

/** The page that a browser opens; the first address, or another one of the invitation's. */
export function pageAddress(invitation: Invitation, address = invitation.addresses[0]): string {
	return `${invitation.plain ? 'http' : 'https'}://${address}/join/${invitation.roomId}${
		invitation.key ? `#key=${invitation.key}` : ''
	}`;
}

/** The WebSocket address of the host at one of the invitation's addresses, without its query. */
export function socketAddress(invitation: Invitation, address: string): string {
	return `${invitation.plain ? 'ws' : 'wss'}://${address}/`;
}
