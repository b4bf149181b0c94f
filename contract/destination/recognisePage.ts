import { decoded, isPlainText, isProtected, longest, withScheme } from './linkText.ts';
import { readLiveKitToken } from './liveKitToken.ts';
import { demoSocket } from './mediasoupDemo.ts';
import { lacking, type Recognised, to, wrong } from './recognised.ts';
import { isLiveKitCloud, liveKit, liveKitAt, withoutFragment } from './recogniseSocket.ts';

/** A path that has "whip" as a word, or a host that has it in its name. */
const whipPath = /(^|\/)\.?whip(\/|$)/i;
const whipHost = /(^|\.)whip\./i;

/** A link to a page (`https:`, on this machine `http:`). */
export function recognisePage(url: URL): Recognised {
	if (url.pathname.startsWith('/group/')) return galene(url);
	if (url.username || url.password) return wrong('credentials');
	const { searchParams, pathname } = url;
	const whip = new URLSearchParams(url.hash.slice(1));
	// Ours: a place keeps that one broadcasts there, whatever the address looks like.
	if (whip.has('whip')) return broadcast(url, whip.get('token') ?? '');
	const server = searchParams.get('liveKitUrl');
	if (server !== null) return liveKitPage(url, server);
	if (whipPath.test(pathname) || whipHost.test(url.hostname)) return broadcast(url, whip.get('token') ?? '');
	const room = /^\/rooms\/([^/]+)\/?$/.exec(pathname)?.[1];
	if (room !== undefined) return liveKitMeet(url, room);
	const roomId = searchParams.get('roomId');
	if (roomId !== null) return mediasoupDemoPage(url, roomId);
	const token = searchParams.get('access_token') ?? searchParams.get('token') ?? '';
	if (readLiveKitToken(token)) return liveKit(url, token);
	if (isLiveKitCloud(url)) return lacking(liveKitAt(url, ''), 'token');
	return { kind: 'unknown', address: withoutFragment(url) };
}

/** What stands behind `/group/`: the group's name, its WHIP endpoint or what Galene tells of it. */
function galene(url: URL): Recognised {
	const parts = url.pathname.split('/').slice(2);
	if (parts.at(-1) === '') parts.pop();
	const last = parts.at(-1);
	if (last === '.whip') {
		if (url.username || url.password) return wrong('credentials');
		const endpoint = new URL(url);
		endpoint.search = '';
		const token = url.searchParams.get('token') ?? new URLSearchParams(url.hash.slice(1)).get('token');
		return broadcast(endpoint, token ?? '');
	}
	if (last === '.status' || last === '.status.json') parts.pop();
	const names = parts.map(decoded);
	if (!names.every((name) => isPlainText(name, longest.name) && !name.startsWith('.') && !/[/\\]/.test(name)))
		return wrong('no-room');
	const [username, password] = [decoded(url.username), decoded(url.password)];
	const token = url.searchParams.get('token') ?? '';
	if (username === null || password === null) return wrong('damaged');
	for (const [text, most] of [
		[username, longest.name],
		[password, longest.secret],
		[token, longest.token],
	] as const)
		if (text !== '' && !isPlainText(text, most)) return wrong('damaged');
	const known = {
		kind: 'galene',
		group: `${withScheme(url, 'page')}/group/${parts.map((part) => `${part}/`).join('')}`,
		...(username && { username }),
		...(password && { password }),
		...(token && { token }),
	} as const;
	return parts.length === 0 ? lacking(known, 'group') : to(known);
}

function broadcast(url: URL, token: string): Recognised {
	if (token !== '' && !isPlainText(token, longest.token)) return wrong('bad-token');
	return to({ kind: 'whip', endpoint: withoutFragment(url), ...(token && { token }) });
}

/** LiveKit Meet's page for servers of one's own: `/custom?liveKitUrl=…&token=…#passphrase`. */
function liveKitPage(page: URL, server: string): Recognised {
	let url: URL;
	try {
		url = new URL(server);
	} catch {
		return wrong('damaged');
	}
	if (!/^(wss?|https?):$/.test(url.protocol)) return wrong('damaged');
	if (url.username || url.password) return wrong('credentials');
	if (!isProtected(url)) return wrong('plain-elsewhere');
	return liveKit(url, page.searchParams.get('token') ?? '', page.hash);
}

function liveKitMeet(url: URL, name: string): Recognised {
	const [room, passphrase] = [decoded(name), decoded(url.hash.slice(1))];
	if (!isPlainText(room, longest.name)) return wrong('no-room');
	if (passphrase === null || (passphrase !== '' && !isPlainText(passphrase, longest.secret)))
		return wrong('damaged');
	return to({
		kind: 'livekit-meet',
		page: withScheme(url, 'page'),
		room,
		...(passphrase && { passphrase }),
	});
}

function mediasoupDemoPage(url: URL, roomId: string): Recognised {
	const origin = withScheme(url, 'page');
	const known = { kind: 'mediasoup-demo', socket: demoSocket(origin), roomId, origin } as const;
	if (roomId === '') return lacking(known, 'room');
	return isPlainText(roomId, longest.name) ? to(known) : wrong('damaged');
}
