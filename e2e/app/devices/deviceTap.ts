/** Runs in a participant's page; `devices.ts` puts it there. */
export interface DeviceTap {
	/** Tracks of real devices that are open now. */
	open(kind: 'audio' | 'video'): number;
}

declare global {
	interface Window {
		deviceTap?: DeviceTap;
	}
}

const tracks: MediaStreamTrack[] = [];
const { mediaDevices } = navigator;
const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
mediaDevices.getUserMedia = async (constraints) => {
	const stream = await getUserMedia(constraints);
	tracks.push(...stream.getTracks());
	return stream;
};

window.deviceTap = {
	open: (kind) => tracks.filter((track) => track.kind === kind && track.readyState === 'live').length,
};
