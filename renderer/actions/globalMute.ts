import type { GlobalKey } from '../platform/platform.ts';
import { acceleratorOf } from './accelerator.ts';
import type { Surroundings } from './action.ts';
import { actions } from './actions.ts';

/**
 * While one is in a call, the chosen key mutes from any program; before and after it is the other programs'.
 * @returns a function that ends it
 */
export function keepGlobalMute(globalKey: GlobalKey, surroundings: () => Surroundings): () => void {
	const { app } = surroundings();
	let taken: string | null = null;
	let stopFollowing = () => {};

	const release = () => {
		globalKey.release().catch((cause) => console.warn('A key was not given back', cause));
	};
	const settle = () => {
		const kind = surroundings().call?.store.getState().call.phase.kind;
		const inCall = kind === 'inside' || kind === 'reconnecting';
		const { globalMute } = app.settings.getState();
		const wanted = inCall && globalMute !== '' ? acceleratorOf(globalMute) : null;
		if (wanted === taken) return;
		taken = wanted;
		if (wanted === null) release();
		else
			globalKey.take(wanted).then(
				(got) => {
					if (!got) console.warn('The system does not give the key that mutes from any program');
				},
				(cause) => console.warn('The key that mutes from any program was not taken', cause),
			);
	};
	const followCall = () => {
		stopFollowing();
		stopFollowing = surroundings().call?.store.subscribe(settle) ?? (() => {});
		settle();
	};
	const endings = [
		app.navigation.store.subscribe((now, before) => {
			if (now.call !== before.call) followCall();
		}),
		app.settings.subscribe(settle),
		globalKey.onPressed(() => {
			const at = surroundings();
			if (actions.microphone.readiness(at) === 'ready') actions.microphone.perform(at);
		}),
	];
	followCall();
	return () => {
		for (const end of endings) end();
		stopFollowing();
		if (taken !== null) release();
	};
}
