import type { Emitter } from 'mitt';
import type { Destination, DestinationKind } from '../../contract/destination/destination.ts';
import type { SessionError } from './sessionError.ts';

/**
 * The seam. A session is one person's place in one call on some SFU; everything above it (engine, stores,
 * views) speaks only this, everything below it (an adapter) speaks one server's protocol.
 *
 * Rules that every adapter keeps:
 * - It comes back by itself. When the connection is lost it says `reconnecting` at once, tries the
 *   cheapest means its server has, and says `joined` again. Publications and wishes about reception
 *   outlive that: the adapter publishes the same tracks again, muted ones muted.
 * - While `reconnecting` nothing is sent.
 * - Ids (participants, remote tracks) are unique in one session. A track that is published again after a
 *   reconnection may have another id: then `track-ended` and `track-published` say so.
 * - What the server cannot do is said in `capabilities`; calling it all the same throws `unsupported`.
 */
export interface Session {
	readonly capabilities: SessionCapabilities;
	readonly events: Emitter<SessionEvents>;

	/**
	 * What is known before joining, for the lobby; also warms the connection up, so that `join` costs
	 * fewer round trips. Null where the server tells nothing.
	 * @throws {SessionError} unreachable, room-not-found, untrusted
	 */
	preview(signal?: AbortSignal): Promise<RoomPreview | null>;

	/**
	 * Resolves once one is inside. Where a host has to agree, the state is `knocking` until then.
	 * @throws {SessionError} locked, turned-away, unanswered (nobody agreed in time), removed, …
	 */
	join(options: JoinOptions, signal?: AbortSignal): Promise<void>;

	/**
	 * Sends a track. The track stays the caller's: the session never stops it.
	 * @throws {SessionError}
	 */
	publish(track: MediaStreamTrack, options: PublishOptions): Promise<Publication>;

	/** Wants a remote track, or no longer, and how large. Takes effect as soon as the server can. */
	setReception(trackId: string, reception: Reception): void;

	/** Text to everybody; resolves once the server has it. While reconnecting it fails. @throws {SessionError} */
	sendMessage(text: string): Promise<void>;

	/** Raises or lowers one's own hand. @throws {SessionError} */
	setHand(raised: boolean): Promise<void>;

	/**
	 * What a host may do; the server holds everybody to it. `waitingId` as in `waiting-changed`.
	 * @throws {SessionError} not-a-host, unsupported, not-joined
	 */
	admit(waitingId: string): Promise<void>;
	turnAway(waitingId: string): Promise<void>;
	removeParticipant(participantId: string): Promise<void>;
	setRoom(change: Partial<RoomConditions>): Promise<void>;
	lowerHand(participantId: string): Promise<void>;
	/** Everybody, oneself included, leaves with `call-ended`. */
	endForAll(): Promise<void>;

	/** What the peer connections report now, each with its stream's place in the call. */
	statistics(): Promise<StreamStatistics[]>;

	/**
	 * The machine slept, or there is another reason to doubt the connection: looks at once whether it still
	 * holds, and does not wait for the next try when it is coming back.
	 */
	wake(): void;

	/** Leaves and frees everything. Safe to call twice and in any state. */
	leave(): Promise<void>;
}

/** `screen` is a shared window or screen, `screen-sound` the sound that goes with it. */
export type Source = 'microphone' | 'camera' | 'screen' | 'screen-sound';

export const sourceKind = {
	microphone: 'audio',
	camera: 'video',
	screen: 'video',
	'screen-sound': 'audio',
} as const;

export type Capability =
	/** One may send: a token or a role may forbid it. Without it `publish` is never called. */
	| 'publish'
	/** The others are seen, heard and listed: a broadcast only sends. */
	| 'receive'
	| 'layers'
	/** Tracks that are not wanted are not sent to one. Where it is missing they come in any case. */
	| 'pause-reception'
	| 'messages'
	/**
	 * A screen can be sent while a camera is. Where it is missing there is one picture at a time: a screen takes
	 * the camera's place, without its sound, for which the microphone has the one place. Who publishes the one has
	 * closed the other's publication; else `unsupported`.
	 */
	| 'screen-beside-camera'
	| 'mute-without-renegotiation'
	| 'preview'
	/** Hosts can lock the room, remove people and end the call. */
	| 'moderation'
	/** Newcomers can be made to wait until a host lets them in. */
	| 'knocking'
	| 'hands';
/** For each capability: true, or why not. They may change when one has joined, and with `capabilities-changed`. */
export type SessionCapabilities = Readonly<
	Record<Capability, true | { readonly unavailable: UnavailableReason }>
>;

/**
 * Why something cannot be done here. Each has a sentence in the app's texts under `unavailable.<reason>`.
 * - `server`: this kind of server does not have it
 * - `own-host-only`: only calls on a Parley host have it
 * - `not-allowed`: the server could, but one's token, role or password does not allow it
 * - `broadcast`: one only sends here
 * - `turned-off`: the server could, but whoever runs it turned it off for this room
 */
export type UnavailableReason = 'server' | 'own-host-only' | 'not-allowed' | 'broadcast' | 'turned-off';

export interface RoomPreview {
	/** Names; none while the door is not open: who is not let in yet is not told who is there. */
	readonly inside: readonly string[];
	/** What waits for whoever joins: as it is for oneself, so always `open` for a host. */
	readonly door: 'open' | 'knocking' | 'locked';
}

/** What somebody may do in a room. `host`: all that moderation is. */
export type Role = 'host' | 'guest';

export interface RoomConditions {
	/** Nobody new comes in. */
	readonly locked: boolean;
	/** Who is new waits until a host lets them in. */
	readonly knocking: boolean;
}

/** Somebody who knocked. `since` in milliseconds since 1970, by the server's clock. */
export interface WaitingPerson {
	readonly id: string;
	readonly name: string;
	readonly since: number;
}

/** What the server holds of oneself. */
export interface OwnPlace {
	readonly role: Role;
	/** Since when one's hand is raised, as in `RemoteParticipant`. */
	readonly hand: number | null;
}

export interface JoinOptions {
	/** Shown to the others; 1 to 80 characters. */
	readonly displayName: string;
	readonly frames?: FrameHooks;
}

/**
 * Where end-to-end encryption takes hold. Adapters call these synchronously, right after a sender or
 * receiver exists and before its first frame, and again for each new one after a reconnection.
 * Adapters also create their peer connections with `settings`.
 */
export interface FrameHooks {
	readonly settings: Partial<RTCConfiguration> & { readonly encodedInsertableStreams?: boolean };
	sender(sender: RTCRtpSender, place: { source: Source }): void;
	receiver(receiver: RTCRtpReceiver, place: { source: Source; participantId: string; trackId: string }): void;
}

export interface PublishOptions {
	readonly source: Source;
	/** Starts muted: nothing is sent, the others see it as muted. */
	readonly muted?: boolean;
	/** For video: up to which size and rate it may be sent. The adapter makes the layers. */
	readonly video?: { readonly width: number; readonly height: number; readonly framesPerSecond: number };
	/** For sound: whether silence is sent as (nearly) nothing. True unless said otherwise. */
	readonly sound?: { readonly discontinuous: boolean };
}

/** A track that is being sent. */
export interface Publication {
	readonly source: Source;
	readonly muted: boolean;
	/** Muted means: no media leaves this machine. Resolves when that is so. */
	setMuted(muted: boolean): Promise<void>;
	/** Puts another track in its place, without renegotiation. */
	replaceTrack(track: MediaStreamTrack): Promise<void>;
	close(): Promise<void>;
}

export interface RemoteParticipant {
	readonly id: string;
	readonly displayName: string;
	/** What they use, if the server tells ("Chromium 156"). */
	readonly device?: string;
	/** `guest` where the server has no roles. */
	readonly role?: Role;
	/** Since when their hand is raised, in milliseconds since 1970 by the server's clock. */
	readonly hand?: number | null;
}

/** How well somebody is connected. `lost`: nothing of what they send arrives. */
export type ConnectionQuality = 'good' | 'weak' | 'lost';

export interface RemoteTrack {
	readonly id: string;
	readonly participantId: string;
	readonly source: Source;
	/** For a microphone: muted. For a screen: it rests (its window is minimised). */
	readonly muted: boolean;
}

/** `size` is in physical pixels of the place where the video is shown. */
export type Reception =
	| { readonly wanted: false }
	| { readonly wanted: true; readonly size?: { readonly width: number; readonly height: number } };

export type SessionState =
	| { readonly kind: 'new' }
	| { readonly kind: 'joining' }
	/** A host has to let one in; `join` is still under way. `since` in milliseconds since 1970. */
	| { readonly kind: 'knocking'; readonly since: number }
	/** `by`: how it came back after `reconnecting`, where the adapter knows. */
	| { readonly kind: 'joined'; readonly by?: ReturnMeans }
	| {
			readonly kind: 'reconnecting';
			readonly attempt: number;
			readonly reason: 'host-gone' | 'network-gone' | 'media-lost';
	  }
	| { readonly kind: 'left'; readonly reason: LeaveReason; readonly error?: SessionError };

/**
 * How a lost connection came back, the cheapest first. `resumed`: all of it was still there.
 * `signalling-resumed`: the media went on, the server was only spoken to anew. `media-restarted`: the media
 * took another way (an ICE restart). `rejoined`: everything was made anew.
 */
export type ReturnMeans = 'resumed' | 'signalling-resumed' | 'media-restarted' | 'rejoined';

export type LeaveReason = 'left' | 'call-ended' | 'removed' | 'replaced' | 'failed';

export type SessionEvents = {
	state: SessionState;
	'participant-joined': RemoteParticipant;
	'participant-changed': RemoteParticipant;
	'participant-left': { id: string };
	/** Exists at the other side. Its media comes with `track-received` once it is wanted and flows. */
	'track-published': RemoteTrack;
	'track-changed': RemoteTrack;
	'track-received': { trackId: string; track: MediaStreamTrack };
	'track-ended': { trackId: string };
	/**
	 * Others than before, at any time: a token turned out to allow less, or somebody gave one the word. Where
	 * `publish` is no longer, what was published is sent no more; the caller closes its publications.
	 */
	'capabilities-changed': undefined;
	'own-changed': OwnPlace;
	'room-changed': RoomConditions;
	/** Everybody who waits to be let in, the longest first. Only hosts are told. */
	'waiting-changed': readonly WaitingPerson[];
	/** Everybody who is heard just now. `level` 0 (silence) to 1. Own voice included if the server tells it. */
	levels: { participantId: string; level: number }[];
	/** The one who speaks most, or nobody. */
	'active-speaker': { participantId: string | null };
	/**
	 * Somebody's connection became better or worse; null is oneself, and what one sends. A server that
	 * tells nothing causes none, and everybody counts as `good`.
	 */
	'connection-quality': { participantId: string | null; quality: ConnectionQuality };
	/**
	 * Somebody else wrote, also before one came where the server tells that; one's own messages never come
	 * back. `displayName` where the writer need not be among the participants. `sentAt` in milliseconds since
	 * 1970, by the server's clock.
	 */
	message: { participantId: string; displayName?: string; text: string; sentAt: number };
};

export interface StreamStatistics {
	/** For streams that are received; own streams have none. */
	readonly participantId?: string;
	readonly trackId?: string;
	readonly source: Source;
	readonly direction: 'sent' | 'received';
	readonly codec?: string;
	readonly bytes: number;
	readonly packets: number;
	readonly packetsLost: number;
	readonly width?: number;
	readonly height?: number;
	readonly framesPerSecond?: number;
	readonly framesDecoded?: number;
	/** 0 to 1, of the sound since the last look. */
	readonly audioLevel?: number;
	/** Sum of squares of the sound, as the standard's totalAudioEnergy; and its duration in seconds. */
	readonly totalAudioEnergy?: number;
	readonly totalSamplesDuration?: number;
	/** Seconds. */
	readonly roundTripTime?: number;
	/** When the counters were so, in milliseconds; only differences mean anything. */
	readonly at?: number;
	/** Names what is counted. Another one: the counters began again. */
	readonly counted?: string;
	/** Which of the sizes that the video is sent in, from 1 for the smallest, and of how many. */
	readonly layer?: { readonly number: number; readonly of: number };
	/** Seconds. */
	readonly jitter?: number;
	/** How often the picture stood still, since it began. */
	readonly freezeCount?: number;
	/** Bits a second that the network is thought to carry that way. */
	readonly availableBitrate?: number;
	/** How it is encrypted on its way to the server, with the cipher's name: "DTLS-SRTP AEAD_AES_128_GCM". */
	readonly encryption?: string;
}

/** Makes a session for a kind of server; adapters are loaded only when their kind is used. */
export type SessionOpener = (target: SessionTarget) => Promise<Session>;

/**
 * Where to go, by kind of server, and what this machine adds to it. An identity: whoever comes back as who
 * they were takes their own place again, where the server knows such a thing. None: somebody new.
 */
export type SessionTarget = { readonly [K in DestinationKind]: TargetOf<K> }[DestinationKind];

export type TargetOf<K extends DestinationKind> = Extract<Destination, { kind: K }> & {
	readonly identity?: SessionIdentity;
} & (K extends 'parley' ? KeyCheck : unknown) &
	(K extends 'livekit-meet' ? TokenGiving : unknown) &
	(K extends 'mediasoup-demo' ? StandingIn : unknown);

interface KeyCheck {
	/**
	 * Whether one of these hosts showed another key than the invitation's, asked when none could be reached.
	 * None: nobody here can tell, and such a host is unreachable.
	 */
	readonly showedAnotherKey?: (hostnames: readonly string[]) => Promise<boolean>;
}

interface StandingIn {
	/**
	 * This machine comes to the server with the server's own Origin. Without it a stock server refuses every page
	 * but its own.
	 */
	readonly standsIn?: boolean;
}

interface TokenGiving {
	/**
	 * Asks a LiveKit Meet page for a token, where this machine can ask pages of other origins.
	 * None: it is fetched as any page would, which most such servers refuse.
	 * @throws {SessionError} unreachable, refused, protocol
	 */
	readonly askForToken?: (
		page: string,
		room: string,
		participantName: string,
	) => Promise<{ readonly serverUrl: string; readonly participantToken: string }>;
}

/** Who one is to a host, for as long as one call lasts. */
export interface SessionIdentity {
	readonly peerId: string;
	/** Lets us, and nobody else, take the place of our own dead socket. */
	readonly secret: string;
}
