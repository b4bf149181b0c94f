import type { CallState } from '../call/state.ts';
import type { OpenCall } from '../stores/callStore.ts';
import type { Navigation } from '../stores/navigation.ts';

/**
 * Listens to whichever call is open.
 * @param listener gets each new state, with the one before it of the same call, and null once no call is open
 * @returns a function that ends the subscription
 */
export function followCall(
	{ store }: Pick<Navigation, 'store'>,
	listener: (call: OpenCall | null, now: CallState | null, before: CallState | null) => void,
): () => void {
	let stop = () => {};
	const follow = (call: OpenCall | null) => {
		stop();
		listener(call, call?.store.getState().call ?? null, null);
		stop = call ? call.store.subscribe((now, then) => listener(call, now.call, then.call)) : () => {};
	};
	follow(store.getState().call);
	const stopNavigation = store.subscribe(({ call }, { call: before }) => {
		if (call !== before) follow(call);
	});
	return () => {
		stop();
		stopNavigation();
	};
}
