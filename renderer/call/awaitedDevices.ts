import type { CallDevices } from './devices.ts';
import type { DeviceProblem } from './state.ts';

interface Awaited {
	readonly problem: DeviceProblem | null;
	/** Tries again what was wanted. */
	open(): void;
}

/**
 * In the lobby what was wanted and could not be had is tried again when devices come: who plugs a camera in
 * wants to see it. Not in a call, where nothing is switched on that the person has not just switched on.
 * @param awaited what is wanted and missing now
 * @returns ends it
 */
export function openWhenTheyCome(devices: CallDevices, awaited: () => readonly Awaited[]): () => void {
	const come = () => {
		for (const { problem, open } of awaited()) if (problem !== null && problem !== 'refused') open();
	};
	devices.addEventListener('devicechange', come);
	return () => devices.removeEventListener('devicechange', come);
}
