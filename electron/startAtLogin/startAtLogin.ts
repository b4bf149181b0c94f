import type { Habits } from '../../contract/bridge/features.ts';

/** Whether the system starts the app, hidden, with the session. */
export interface StartAtLogin {
	state(): Habits['startAtLogin'];
	/** @throws what the system says */
	set(on: boolean): void;
}

/** For a system that has no such thing. */
export const noStartAtLogin: StartAtLogin = { state: () => 'impossible', set: () => {} };
