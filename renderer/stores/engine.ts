import type { Emitter } from 'mitt';
import type { SoundCheck } from '../call/soundCheck.ts';
import type { CallIntents, CallState } from '../call/state.ts';
import type { VoiceLevels } from '../call/voiceLevels.ts';
import type { RoomPreview, SessionTarget, StreamStatistics } from '../session/session.ts';

/** What the stores need of the call engine; the gallery's made-up calls fit it too. */
export interface Engine extends CallIntents {
	readonly state: CallState;
	readonly events: Emitter<{ changed: CallState }>;
	readonly levels: VoiceLevels;
	readonly soundCheck: SoundCheck;
	/** Who is inside, before joining; also opens the connection, so that joining is quick. */
	preview(): Promise<RoomPreview | null>;
	statistics(): Promise<StreamStatistics[]>;
	/** The machine slept: looks at once whether the call still holds. */
	wake(): void;
}

/** How a person wants to enter a call. */
export interface CallWish {
	readonly target: SessionTarget;
	/** Asked for when joining: until then it may still be typed. */
	readonly displayName: () => string;
	readonly microphoneOn: boolean;
	/** Asked for when joining, too. */
	readonly cameraOn: () => boolean;
	readonly denoise: boolean;
	readonly talkingWhileMutedHint: boolean;
	/** Whether what happens in the call is to be heard; asked each time. */
	readonly callSounds: () => boolean;
	readonly devices: Devices;
}

/** Chosen devices by id; none means the system's choice. */
export interface Devices {
	readonly microphone?: string | undefined;
	readonly camera?: string | undefined;
	readonly speaker?: string | undefined;
}
export type DeviceKind = keyof Devices;

/** Opens a call without joining it yet. */
export type OpenEngine = (wish: CallWish) => Promise<Engine>;
