import { useEffect } from 'react';
import { useApp } from '../../stores/appContext.ts';
import { useOpenCall } from '../../stores/callContext.ts';

/**
 * Who goes to the system's settings to allow a device, or to another program to free it, comes back to this
 * window: what was wanted is then tried again by itself.
 */
export function useRetryOnReturn(): void {
	const { store, intents } = useOpenCall();
	const { settings } = useApp();
	useEffect(() => {
		const back = () => {
			const { own, phase } = store.getState().call;
			const { microphoneOn, cameraOn } = settings.getState();
			if (phase.kind !== 'idle') return;
			if (microphoneOn && own.microphone.problem && !own.microphone.busy) void intents.setMicrophoneOn(true);
			if (cameraOn && own.camera.problem && !own.camera.busy) void intents.setCameraOn(true);
		};
		window.addEventListener('focus', back);
		return () => window.removeEventListener('focus', back);
	}, [store, intents, settings]);
}
