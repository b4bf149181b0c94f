import type {
	ConnectionQuality,
	LeaveReason,
	Role,
	RoomConditions,
	SessionCapabilities,
	SessionState,
	Source,
	WaitingPerson,
} from '../session/session.ts';
import type { SessionErrorReason } from '../session/sessionError.ts';

/**
 * What the call engine tells: plain values that are replaced, never changed in place. Stores copy them,
 * views draw them, and nobody above the engine computes them again.
 */
export type CallPhase =
	| { readonly kind: 'idle' }
	| { readonly kind: 'joining' }
	/** One waits to be let in. Times in milliseconds since 1970. */
	| { readonly kind: 'knocking'; readonly since: number }
	| { readonly kind: 'inside'; readonly since: number }
	| {
			readonly kind: 'reconnecting';
			/** In the call since then: the loss does not begin it anew. */
			readonly since: number;
			readonly lostAt: number;
			readonly attempt: number;
			readonly reason: Extract<SessionState, { kind: 'reconnecting' }>['reason'];
	  }
	| { readonly kind: 'ended'; readonly reason: LeaveReason; readonly error?: SessionErrorReason };

/** Somebody in the call; the first one in the list is oneself. */
export interface ParticipantState {
	readonly id: string;
	readonly name: string;
	readonly isSelf: boolean;
	readonly device?: string;
	readonly tracks: { readonly [S in Source]?: TrackState };
	/** Heard just now. How loud, which changes many times a second, is in the engine's `levels`. */
	readonly speaking: boolean;
	/** How loud they are played here, 0 to 1. */
	readonly volume: number;
	readonly connection: ConnectionQuality;
	readonly role: Role;
	/** Since when their hand is raised, by the host's clock: who asked first has the smallest. */
	readonly hand: number | null;
}

/** The room's door, and what oneself may do about it. */
export interface RoomState extends RoomConditions {
	readonly role: Role;
	/** Who knocked, the longest first. Only hosts are told. */
	readonly waiting: readonly WaitingPerson[];
}

export interface TrackState {
	readonly id: string;
	readonly source: Source;
	/** Microphone: muted. Screen: it rests. */
	readonly muted: boolean;
	/** What a video element shows; null until media has arrived. Sound is played by the engine. */
	readonly stream: MediaStream | null;
}

/** Why a device does not do what is wanted. Sentences under `device.<kind>.<problem>`. */
export type DeviceProblem = 'refused' | 'no-device' | 'in-use' | 'failed';

export interface OwnMedia {
	readonly microphone: {
		/** Whether the others hear one. Wanted, and possible. */
		readonly on: boolean;
		readonly busy: boolean;
		/** On only for as long as a key is held; what was wished is still muted. */
		readonly held: boolean;
		readonly problem: DeviceProblem | null;
		readonly talkingWhileMuted: boolean;
		/** The others hear one just now. */
		readonly speaking: boolean;
	};
	readonly camera: { readonly on: boolean; readonly busy: boolean; readonly problem: DeviceProblem | null };
	readonly share: {
		readonly kind: 'off' | 'starting' | 'on' | 'resting';
		readonly title: string | null;
		/** What the encoder is told to keep: sharp text or fluid motion. */
		readonly favours: 'text' | 'motion';
	};
	readonly denoise: {
		readonly wanted: boolean;
		/** `failed`: sound passes unchanged. */
		readonly state: 'off' | 'starting' | 'on' | 'failed';
	};
}

/** Something that happened and is worth a sentence (toast and live announcement). Texts: `notice.<kind>`. */
export type Notice = { readonly id: number; readonly at: number } & (
	| {
			readonly kind: 'joined' | 'left' | 'share-started' | 'share-ended' | 'share-rests' | 'share-resumed';
			readonly name: string;
	  }
	| { readonly kind: 'own-share-ended' | 'own-share-rests' | 'own-share-resumed' }
	| { readonly kind: 'own-share-failed'; readonly problem: 'refused' | 'failed' }
	| { readonly kind: 'denoise-failed' }
	| { readonly kind: 'microphone-lost' | 'camera-lost' }
	| { readonly kind: 'microphone-changed' | 'camera-changed'; readonly label: string }
	| { readonly kind: 'back-in-call' }
	/** Retracted when somebody has answered, or they went. */
	| { readonly kind: 'knock'; readonly name: string; readonly waitingId: string }
	| { readonly kind: 'hand-raised'; readonly name: string }
	/** A host lowered one's own hand. */
	| { readonly kind: 'own-hand-lowered' }
	| { readonly kind: 'room-locked' | 'room-unlocked' | 'knocking-on' | 'knocking-off' }
	/** What one wanted of the room did not happen. */
	| { readonly kind: 'room-failed' }
	| { readonly kind: 'sound-blocked' }
	/** The latest one, and its first words; retracted when one sees the messages. */
	| { readonly kind: 'message'; readonly name: string; readonly text: string }
);

/** Something that was written in the call. */
export interface ChatMessage {
	readonly id: number;
	/** Who wrote it, perhaps somebody who left; null is oneself. */
	readonly participantId: string | null;
	/** As they were called then; empty where nobody told. */
	readonly name: string;
	/** May have several lines. */
	readonly text: string;
	/** In milliseconds since 1970. */
	readonly at: number;
	/** Others' are always `sent`. */
	readonly state: 'sent' | 'sending' | 'failed';
}

export interface ChatState {
	/** The last ones, the newest last. */
	readonly messages: readonly ChatMessage[];
	/** How many of the others' came since one last saw them. */
	readonly unread: number;
}

export interface CallState {
	readonly phase: CallPhase;
	readonly participants: readonly ParticipantState[];
	/** Who has the larger place: the active speaker, held for 2 s so that it never jumps about. */
	readonly speakerId: string | null;
	readonly own: OwnMedia;
	readonly room: RoomState;
	readonly chat: ChatState;
	readonly notices: readonly Notice[];
	readonly capabilities: SessionCapabilities | null;
}

/** What a person can want of the messages. How it went is in the state: a message is `sent` or `failed`. */
export interface ChatIntents {
	/** @returns whether it was taken: an empty text is not, nor one that is too long */
	send(text: string): boolean;
	/** Sends a failed one again. */
	retry(id: number): void;
	/** Gives up a failed one. */
	discard(id: number): void;
	/** Whether one sees the messages: then none is unread, and none is told by a notice. */
	setShown(shown: boolean): void;
}

/** What a person can want of a call. The engine does it and says in its state how it went. */
export interface CallIntents {
	join(): Promise<void>;
	leave(): Promise<void>;
	setMicrophoneOn(on: boolean): Promise<void>;
	/** Heard while it is held, without another wish. Does nothing when one is heard anyway. */
	holdToTalk(held: boolean): Promise<void>;
	setCameraOn(on: boolean): Promise<void>;
	setDenoise(on: boolean): Promise<void>;
	setTalkingWhileMutedHint(on: boolean): void;
	/** Opens the system's or the app's own picker result: `getDisplayMedia` must be allowed by then. */
	startShare(options: { title: string | null; withSound: boolean }): Promise<void>;
	stopShare(): Promise<void>;
	setShareFavours(favours: 'text' | 'motion'): void;
	/** A video's place on the screen: its size in physical pixels, or null while nobody can see it. */
	showVideo(trackId: string, size: { width: number; height: number } | null): void;
	/** How loud somebody is played here, 0 to 1; kept if they leave and come back. */
	setParticipantVolume(participantId: string, volume: number): void;
	chooseDevice(kind: 'microphone' | 'camera' | 'speaker', deviceId: string): Promise<void>;
	allowSound(): Promise<void>;
	readonly chat: ChatIntents;
	dismissNotice(id: number): void;
	setHand(raised: boolean): Promise<void>;
	/** For hosts. What fails is said by the notice `room-failed`. */
	admit(waitingId: string): Promise<void>;
	turnAway(waitingId: string): Promise<void>;
	removeParticipant(participantId: string): Promise<void>;
	setRoom(change: Partial<RoomConditions>): Promise<void>;
	lowerHand(participantId: string): Promise<void>;
	endForAll(): Promise<void>;
}
