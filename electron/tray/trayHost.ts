import type { Emitter } from 'mitt';

/** Whether the desktop shows tray icons. Where it does not, a hidden window could not be found again. */
export interface TrayHost {
	readonly there: boolean;
	/** `changed`: a tray came or went. */
	readonly events: Emitter<{ changed: boolean }>;
	/** Resolves once `there` is known. Never rejects. */
	readonly known: Promise<void>;
}
