/** Frames per second that a share may use. Text needs few, motion needs all. */
export const shareFramesPerSecond = 30;

/**
 * What `getDisplayMedia` is asked for (Screen Capture, 5.2 and 6). In a browser it also says what the
 * browser's own picker offers; the desktop app has its own.
 *
 * People must not get their own voices back with the sound: this page cannot be chosen, and the sound of
 * the whole system is offered only where the browser leaves this page's out of it.
 */
export function displayMediaOptions(
	{ withSound }: { withSound: boolean },
	supported: MediaTrackSupportedConstraints & { readonly restrictOwnAudio?: boolean },
): DisplayMediaStreamOptions {
	const systemSound = withSound && supported.restrictOwnAudio === true;
	const options = {
		video: { frameRate: { ideal: shareFramesPerSecond, max: shareFramesPerSecond } },
		audio: withSound && {
			restrictOwnAudio: true,
			suppressLocalAudioPlayback: false,
			// It is music and films, not a voice.
			echoCancellation: false,
			noiseSuppression: false,
			autoGainControl: false,
		},
		// A call that shows itself shows itself in itself.
		selfBrowserSurface: 'exclude',
		surfaceSwitching: 'include',
		monitorTypeSurfaces: 'include',
		systemAudio: systemSound ? 'include' : 'exclude',
		windowAudio: systemSound ? 'system' : 'exclude',
	};
	// TypeScript's DOM does not know the newer ones yet.
	return options as DisplayMediaStreamOptions;
}
