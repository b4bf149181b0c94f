import type { Destination } from './destination.ts';
import { decoded, isPlainText, longest, withScheme } from './linkText.ts';
import { hasTokenForm } from './liveKitToken.ts';
import { lacking, type Recognised, to, wrong } from './recognised.ts';

/** The ports of Janus's WebSockets, plain and with TLS, unless whoever runs it chose others. */
const janusPorts = ['8188', '8989'];

/** A link for WebSockets (`wss:`, on this machine `ws:`). */
export function recogniseSocket(url: URL): Recognised {
	const { searchParams, pathname } = url;
	const token = searchParams.get('access_token') ?? searchParams.get('token');
	if (token !== null) return liveKit(url, token);
	const roomId = searchParams.get('roomId');
	if (roomId !== null) return mediasoupDemo(url, roomId);
	const room = searchParams.get('room');
	if (room !== null) return janus(url, room);
	if (isLiveKitCloud(url) || /\/rtc\/?(v1\/?)?$/.test(pathname)) return lacking(liveKitAt(url, ''), 'token');
	if (/^\/janus(\/|$)/.test(pathname) || janusPorts.includes(url.port))
		return lacking(janusAt(url, ''), 'room', 'pin');
	return { kind: 'unknown', address: withoutFragment(url) };
}

/** A LiveKit server with the token that stands in the link, its end-to-end passphrase behind the `#`. */
export function liveKit(url: URL, token: string, hash = url.hash): Recognised {
	if (token === '') return lacking(liveKitAt(url, ''), 'token');
	if (!hasTokenForm(token)) return wrong('bad-token');
	const passphrase = decoded(hash.slice(1));
	if (passphrase === null || (passphrase !== '' && !isPlainText(passphrase, longest.secret)))
		return wrong('damaged');
	return to({ ...liveKitAt(url, token), ...(passphrase && { passphrase }) });
}

export function isLiveKitCloud({ hostname }: URL): boolean {
	return hostname.endsWith('.livekit.cloud') && !hostname.includes('.whip.');
}

/** Its client appends `/rtc` by itself. */
export function liveKitAt(url: URL, token: string): Extract<Destination, { kind: 'livekit' }> {
	const path = url.pathname.replace(/\/rtc(\/(v1|validate))*\/?$/, '').replace(/\/+$/, '');
	return { kind: 'livekit', url: `${withScheme(url, 'socket')}${path}`, token };
}

export function janusAt(url: URL, room: string): Extract<Destination, { kind: 'janus' }> {
	return { kind: 'janus', url: `${withScheme(url, 'socket')}${url.pathname}`, room };
}

function janus(url: URL, room: string): Recognised {
	if (room === '') return lacking(janusAt(url, ''), 'room', 'pin');
	const pin = url.searchParams.get('pin') || undefined;
	if (!isPlainText(room, longest.name)) return wrong('damaged');
	if (pin !== undefined && !isPlainText(pin, longest.name)) return wrong('damaged');
	return to({ ...janusAt(url, room), ...(pin && { pin }) });
}

function mediasoupDemo(url: URL, roomId: string): Recognised {
	const socket = `${withScheme(url, 'socket')}${url.pathname}`;
	const origin = originOf(new URLSearchParams(url.hash.slice(1)).get('origin'));
	const known = { kind: 'mediasoup-demo', socket, roomId, ...(origin && { origin }) } as const;
	if (roomId === '') return lacking(known, 'room');
	return isPlainText(roomId, longest.name) ? to(known) : wrong('damaged');
}

/** Ours alone: a place keeps which page its server belongs to. */
function originOf(text: string | null): string | null {
	if (text === null || !/^https?:\/\//.test(text)) return null;
	try {
		return new URL(text).origin;
	} catch {
		return null;
	}
}

export function withoutFragment(url: URL): string {
	const bare = new URL(url);
	bare.hash = '';
	return bare.href;
}
