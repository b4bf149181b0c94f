import type { DeviceKind } from './engine.ts';
import type { Settings } from './settingsStore.ts';

/**
 * Why the lobby comes before a call that one could have gone into at once. Sentences under `lobby.need.<need>`.
 * - `always`: it was chosen so
 * - `first-time`: one has never been at this place
 * - `name`: nobody said what to call one
 * - `microphone`, `camera`, `speaker`: what is to be used is not there
 * - `permission`: the system or the browser has not allowed the microphone or the camera yet
 * - `place`: the place cannot be reached, or does not exist any more
 */
export type LobbyNeed = 'always' | 'first-time' | 'name' | DeviceKind | 'permission' | 'place';

/** What there is on this machine, as far as it is told. */
export interface DevicesSeen {
	readonly devices: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId'>[];
	/** Null where it is not told: then asking is the way to know. */
	readonly microphone: PermissionState | null;
	readonly camera: PermissionState | null;
}

/** Looks at the machine without opening anything and without asking anybody. */
export async function seeDevices(page: Navigator = navigator): Promise<DevicesSeen> {
	const [devices, microphone, camera] = await Promise.all([
		page.mediaDevices?.enumerateDevices().catch(() => []) ?? [],
		permission(page, 'microphone'),
		permission(page, 'camera'),
	]);
	return { devices, microphone, camera };
}

// TypeScript's DOM library does not know these two (Permissions Registry; Chromium 64, Firefox 132).
async function permission(page: Navigator, name: 'microphone' | 'camera'): Promise<PermissionState | null> {
	try {
		return (await page.permissions.query({ name: name as PermissionName })).state;
	} catch {
		return null;
	}
}

/** What must be decided before joining as last time; null if nothing. */
export function needOfDecision(settings: Settings, seen: DevicesSeen): LobbyNeed | null {
	const { name, microphoneOn, cameraOn, devices, alwaysLobby } = settings;
	if (name.trim() === '') return 'name';
	if (alwaysLobby) return 'always';
	const refused = (state: PermissionState | null) => state === 'denied' || state === 'prompt';
	if ((microphoneOn && refused(seen.microphone)) || (cameraOn && refused(seen.camera))) return 'permission';
	const there = (kind: MediaDeviceKind, chosen: string | undefined) =>
		seen.devices.some(
			(device) => device.kind === kind && (chosen === undefined || device.deviceId === chosen),
		);
	if (microphoneOn && !there('audioinput', devices.microphone)) return 'microphone';
	if (cameraOn && !there('videoinput', devices.camera)) return 'camera';
	// Without any speaker the system's own silence is nothing to decide about; a chosen one that is gone is.
	if (devices.speaker !== undefined && !there('audiooutput', devices.speaker)) return 'speaker';
	return null;
}
