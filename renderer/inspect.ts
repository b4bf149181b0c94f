import type { CallState } from './call/state.ts';
import type { StreamStatistics } from './session/session.ts';
import type { OpenCall } from './stores/callStore.ts';

export interface Inspection {
	/** The call as the engine tells it; null while none is open. */
	state(): CallState | null;
	statistics(): Promise<StreamStatistics[]>;
}

declare global {
	interface Window {
		/** Only where a test may look: see PlatformDescription.inspection. */
		parleyInspect?: Inspection;
	}
}

/** Lets tests measure the call from within the page that is in it. */
export function installInspection(page: Window, openCall: () => OpenCall | null): void {
	page.parleyInspect = {
		state: () => openCall()?.engine.state ?? null,
		statistics: async () => (await openCall()?.engine.statistics()) ?? [],
	};
}
