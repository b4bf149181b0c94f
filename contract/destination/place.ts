import { splitAddress } from '../invitation/invitation.ts';
import type { Destination } from './destination.ts';
import { decoded } from './linkText.ts';
import { readLiveKitToken } from './liveKitToken.ts';

/** The same for two destinations that are the same place, whatever secrets they carry. */
export function placeKey(destination: Destination): string {
	switch (destination.kind) {
		case 'parley':
			// Its addresses change with the network, its room does not.
			return `parley ${destination.invitation.roomId}`;
		case 'mediasoup-demo':
			return `mediasoup-demo ${destination.socket} ${destination.roomId}`;
		case 'livekit':
			return `livekit ${destination.url} ${readLiveKitToken(destination.token)?.room ?? ''}`;
		case 'livekit-meet':
			return `livekit-meet ${destination.page} ${destination.room}`;
		case 'janus':
			return `janus ${destination.url.replace(/\/$/, '')} ${destination.room}`;
		case 'galene':
			return `galene ${destination.group}`;
		case 'whip':
			return `whip ${destination.endpoint}`;
	}
}

/** The server that the link names, with its port where it is not the usual one, as browsers show it. */
export function hostOf(destination: Destination): string {
	switch (destination.kind) {
		case 'parley':
			return destination.invitation.addresses[0] ?? '';
		case 'mediasoup-demo':
			return new URL(destination.origin ?? destination.socket).host;
		case 'livekit':
		case 'janus':
			return new URL(destination.url).host;
		case 'livekit-meet':
			return new URL(destination.page).host;
		case 'galene':
			return new URL(destination.group).host;
		case 'whip':
			return new URL(destination.endpoint).host;
	}
}

/** What the place is called on its server; null where it has no name that people would know. */
export function roomNameOf(destination: Destination): string | null {
	switch (destination.kind) {
		case 'mediasoup-demo':
			return destination.roomId || null;
		case 'livekit':
			return readLiveKitToken(destination.token)?.room ?? null;
		case 'livekit-meet':
		case 'janus':
			return destination.room || null;
		case 'galene':
			return decoded(new URL(destination.group).pathname.replace(/^\/group\/|\/$/g, '')) || null;
		case 'parley':
		case 'whip':
			return null;
	}
}

/**
 * Whether a server's name has letters of other alphabets (RFC 5890 names them `xn--`). They can look like
 * those of a name that one knows, so whoever goes there should have seen it.
 */
export function hasForeignLetters(host: string): boolean {
	return /(^|\.)xn--/i.test(host);
}

/** Every word that must not stand in a report: rooms, servers, secrets. */
export function wordsOf(destination: Destination): string[] {
	switch (destination.kind) {
		case 'parley': {
			const { roomId, addresses, key, moderator } = destination.invitation;
			return words([roomId, key, moderator, ...addresses.map((address) => splitAddress(address).hostname)]);
		}
		case 'mediasoup-demo':
			return words([destination.roomId, ...hosts(destination.socket, destination.origin)]);
		case 'livekit':
			return words([
				destination.token,
				readLiveKitToken(destination.token)?.room,
				destination.passphrase,
				...hosts(destination.url),
			]);
		case 'livekit-meet':
			return words([destination.room, destination.passphrase, ...hosts(destination.page)]);
		case 'janus':
			return words([destination.room, destination.pin, ...hosts(destination.url)]);
		case 'galene': {
			const { group, username, password, token } = destination;
			return words([roomNameOf(destination), username, password, token, ...hosts(group)]);
		}
		case 'whip':
			return words([
				new URL(destination.endpoint).pathname,
				destination.token,
				...hosts(destination.endpoint),
			]);
	}
}

function hosts(...addresses: readonly (string | undefined)[]): string[] {
	return addresses.flatMap((address) => (address ? [new URL(address).hostname] : []));
}

function words(all: readonly (string | null | undefined)[]): string[] {
	return all.filter((word) => typeof word === 'string' && word.length > 1) as string[];
}
