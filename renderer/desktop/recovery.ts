import type { CutOffPlace } from '../../contract/bridge/features.ts';
import type { CallState } from '../call/state.ts';
import type { Recovery } from '../platform/platform.ts';
import type { OpenCall } from '../stores/callStore.ts';
import type { Navigation } from '../stores/navigation.ts';
import { followCall } from './followCall.ts';

/**
 * Leads back into the call that the page before this one was torn out of, if there is one.
 * @returns once one is on the way or there is none; how joining goes is in the call's state
 */
export async function comeBack(recovery: Recovery, navigation: Navigation): Promise<void> {
	const place = await recovery.take();
	if (place) await navigation.comeBack(place);
}

/** From now on the desktop knows which call one is in, and how, should the page go down. */
export function keepForRecovery(recovery: Recovery, navigation: Navigation): void {
	let kept = '';
	followCall(navigation, (call, now) => {
		const place = call && now && isUnderway(now) ? placeOf(call, now) : null;
		const text = place ? JSON.stringify(place) : '';
		if (text === kept) return;
		kept = text;
		const told = place ? recovery.keep(place) : recovery.forget();
		told.catch((cause) => console.warn('The call is not kept for a crash', cause));
	});
}

function isUnderway({ phase: { kind } }: CallState): boolean {
	return kind === 'joining' || kind === 'knocking' || kind === 'inside' || kind === 'reconnecting';
}

function placeOf({ destination, hosted, identity }: OpenCall, { own }: CallState): CutOffPlace {
	return {
		destination,
		hosted,
		identity,
		microphoneOn: own.microphone.on,
		cameraOn: own.camera.on,
	};
}
