import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostingState } from '../../contract/bridge/features.ts';
import type { Hosting } from '../platform/platform.ts';

/** What this machine hosts, as the main process tells it. */
export interface HostingStore {
	readonly store: StoreApi<HostingState>;
	/** Opens a new room; the answer is also in the store. */
	start(): Promise<HostingState>;
	stop(): Promise<void>;
	close(): void;
}

export function createHostingStore(hosting: Hosting): HostingStore {
	const store = createStore<HostingState>(() => ({ kind: 'stopped' }));
	const take = (state: HostingState) => store.setState(state, true);
	const close = hosting.onChanged(take);
	// What was hosted before the page was loaded again.
	hosting.state().then(take, (cause) => console.warn('Hosting does not answer', cause));
	return {
		store,
		async start() {
			take({ kind: 'starting' });
			try {
				const state = await hosting.start();
				take(state);
				return state;
			} catch (cause) {
				console.warn('Hosting could not start', cause);
				const failed: HostingState = { kind: 'failed', reason: 'internal' };
				take(failed);
				return failed;
			}
		},
		async stop() {
			await hosting.stop();
			take({ kind: 'stopped' });
		},
		close,
	};
}
