import type { Invitation } from '../invitation/invitation.ts';

/**
 * Where a call is, whatever kind of server it is on: everything that joining it needs besides a name.
 * Plain data, so that it can be kept, handed over the bridge, and written as a link again.
 *
 * Secrets (tokens, pins, passwords, passphrases) are part of it: who has the destination can join. It is
 * sealed where places are kept, and never logged.
 */
export type Destination =
	/** A call on a Parley host. */
	| { readonly kind: 'parley'; readonly invitation: Invitation }
	/** A room on a server that speaks a dialect of mediasoup-demo. */
	| MediasoupDemoDestination
	/** A room on a LiveKit server, with the token that lets one in. */
	| LiveKitDestination
	/** A room of a LiveKit Meet page, which gives out tokens by name. */
	| LiveKitMeetDestination
	/** A VideoRoom on a Janus server. */
	| JanusDestination
	/** A group on a Galene server. */
	| GaleneDestination
	/** An endpoint that takes a broadcast (RFC 9725). It only sends. */
	| WhipDestination;

export interface MediasoupDemoDestination {
	readonly kind: 'mediasoup-demo';
	/** The WebSocket's address without its query: `wss://host:4443/`. */
	readonly socket: string;
	readonly roomId: string;
	/** The page that the server belongs to: stock servers refuse handshakes that come from elsewhere. */
	readonly origin?: string | undefined;
}

export interface LiveKitDestination {
	readonly kind: 'livekit';
	/** `wss://host[:port][/path]`; plain `ws:` on this machine only. */
	readonly url: string;
	/** A JWT with a video grant. It names room and identity. */
	readonly token: string;
	/** Of LiveKit's own end-to-end encryption. */
	readonly passphrase?: string | undefined;
}

export interface LiveKitMeetDestination {
	readonly kind: 'livekit-meet';
	/** `https://host[:port]` of the page. */
	readonly page: string;
	readonly room: string;
	readonly passphrase?: string | undefined;
}

export interface JanusDestination {
	readonly kind: 'janus';
	/** `wss://host[:port]/path`, the WebSocket of Janus itself. */
	readonly url: string;
	/** A number, or a text on servers with `string_ids`; always given as text. */
	readonly room: string;
	readonly pin?: string | undefined;
}

export interface GaleneDestination {
	readonly kind: 'galene';
	/** `https://host[:port]/group/name/`, with its last slash. */
	readonly group: string;
	/** Whom the group knows, where it wants to know that. Without it the person's name is used. */
	readonly username?: string | undefined;
	readonly password?: string | undefined;
	/** Of an invitation link, in place of a password. */
	readonly token?: string | undefined;
}

export interface WhipDestination {
	readonly kind: 'whip';
	readonly endpoint: string;
	/** Sent as `Authorization: Bearer`. */
	readonly token?: string | undefined;
}

export type DestinationKind = Destination['kind'];
