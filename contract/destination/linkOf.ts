import { hostLink } from '../invitation/invitation.ts';
import type { Destination, GaleneDestination, MediasoupDemoDestination } from './destination.ts';
import { demoSocket } from './mediasoupDemo.ts';

/**
 * A link that `recognise` reads back to the same destination, secrets included: for places, which are sealed.
 * What may be given to others is made by `linkToGive`.
 */
export function linkOf(destination: Destination): string {
	switch (destination.kind) {
		case 'parley':
			return hostLink(destination.invitation);
		case 'mediasoup-demo':
			return mediasoupDemo(destination);
		case 'livekit':
			return `${destination.url}?access_token=${destination.token}${fragment(destination.passphrase)}`;
		case 'livekit-meet':
			return `${destination.page}/rooms/${encodeURIComponent(destination.room)}${fragment(destination.passphrase)}`;
		case 'janus':
			return `${destination.url}?${query({ room: destination.room, pin: destination.pin })}`;
		case 'galene':
			return galene(destination);
		case 'whip':
			return `${destination.endpoint}#${destination.token ? `whip=&token=${encodeURIComponent(destination.token)}` : 'whip='}`;
	}
}

function mediasoupDemo({ socket, roomId, origin }: MediasoupDemoDestination): string {
	const room = query({ roomId });
	if (origin !== undefined && socket === demoSocket(origin)) return `${origin}/?${room}`;
	return `${socket}?${room}${origin === undefined ? '' : `#${query({ origin })}`}`;
}

function galene({ group, username, password, token }: GaleneDestination): string {
	const url = new URL(group);
	// The setters leave percent signs as they are.
	if (username) url.username = encodeURIComponent(username);
	if (password) url.password = encodeURIComponent(password);
	if (token) url.search = query({ token });
	return url.href;
}

function query(values: Readonly<Record<string, string | undefined>>): string {
	return Object.entries(values)
		.flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
		.join('&');
}

function fragment(secret: string | undefined): string {
	return secret ? `#${encodeURIComponent(secret)}` : '';
}
