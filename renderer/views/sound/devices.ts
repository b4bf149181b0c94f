import { useEffect, useState } from 'react';
import type { DeviceKind } from '../../stores/engine.ts';

export interface Device {
	readonly id: string;
	/** Empty until the page may use such devices. */
	readonly label: string;
}
export type DeviceLists = Readonly<Record<DeviceKind, readonly Device[]>>;

const kinds = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const;
const none: DeviceLists = { microphone: [], camera: [], speaker: [] };

/** The machine's devices, again whenever one comes or goes. Aliases of the system's choice are left out. */
export function useDevices(): DeviceLists {
	const [lists, setLists] = useState(none);
	useEffect(() => {
		const media: MediaDevices | undefined = navigator.mediaDevices;
		if (!media) return;
		let gone = false;
		const look = () => {
			media.enumerateDevices().then(
				(all) => {
					if (!gone) setLists(sortOut(all));
				},
				// Without permission there is nothing to choose from, and the device's own problem says why.
				() => setLists(none),
			);
		};
		look();
		media.addEventListener('devicechange', look);
		return () => {
			gone = true;
			media.removeEventListener('devicechange', look);
		};
	}, []);
	return lists;
}

function sortOut(all: readonly MediaDeviceInfo[]): DeviceLists {
	const ofKind = (kind: MediaDeviceKind) =>
		all
			.filter(
				(device) => device.kind === kind && !['', 'default', 'communications'].includes(device.deviceId),
			)
			.map((device) => ({ id: device.deviceId, label: device.label }));
	return {
		microphone: ofKind(kinds.microphone),
		camera: ofKind(kinds.camera),
		speaker: ofKind(kinds.speaker),
	};
}
