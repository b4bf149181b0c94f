import type { StoreApi } from 'zustand/vanilla';
import type { CallView, OpenCall } from './callStore.ts';

/**
 * A server that does not let one in may want another pin, password or token: the person is asked at once,
 * while they still know what they tried.
 */
export function askForKeys(store: StoreApi<{ readonly call: OpenCall | null }>, ask: () => void): void {
	store.subscribe(({ call }, { call: before }) => {
		if (!call || call === before) return;
		call.store.subscribe((now, then) => {
			if (store.getState().call === call && isRefused(now) && !isRefused(then)) ask();
		});
	});
}

function isRefused({ call: { phase }, previewProblem }: CallView): boolean {
	if (phase.kind === 'ended') return phase.reason === 'failed' && phase.error === 'refused';
	return phase.kind === 'idle' && previewProblem === 'refused';
}
