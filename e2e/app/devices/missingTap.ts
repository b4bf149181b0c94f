/** Runs in a participant's page; `missing.ts` puts it there. */
export interface MissingTap {
	/** Makes a kind of device answer with an error of this name, as Chromium would; null: as it really is. */
	set(kind: 'audio' | 'video', errorName: string | null): void;
	/** Says that devices came or went. */
	tell(): void;
}

declare global {
	interface Window {
		missingTap?: MissingTap;
	}
}

const errors = new Map<string, string>();
const { mediaDevices } = navigator;
const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
mediaDevices.getUserMedia = async (constraints) => {
	for (const kind of ['audio', 'video'] as const) {
		const name = errors.get(kind);
		if (constraints?.[kind] && name) throw new DOMException('as a test wants it', name);
	}
	return getUserMedia(constraints);
};

window.missingTap = {
	set(kind, errorName) {
		if (errorName === null) errors.delete(kind);
		else errors.set(kind, errorName);
	},
	tell: () => mediaDevices.dispatchEvent(new Event('devicechange')),
};
