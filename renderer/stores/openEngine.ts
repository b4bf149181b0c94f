import type { Engine, OpenEngine } from './engine.ts';

/** What is asked of a camera; the adapter makes smaller layers of it. */
const camera = { width: 1280, height: 720, framesPerSecond: 30 };

/**
 * Makes a real call: the engine with this machine's devices. Loaded when the first call is opened, as Home
 * needs none of it.
 */
export const openEngine: OpenEngine = async (wish): Promise<Engine> => {
	const [{ createCall }, { openSession }, { Microphone }, { Playback }, sounds] = await loadEngine();
	const { mediaDevices } = navigator;
	const { devices } = wish;
	const playback = new Playback({ createElement: () => new Audio(), mediaDevices });
	const call = createCall({
		openSession: () => openSession(wish.target),
		// Both may still change in the lobby: the engine reads them when it joins.
		get displayName() {
			return wish.displayName();
		},
		wishes: {
			microphoneOn: wish.microphoneOn,
			get cameraOn() {
				return wish.cameraOn();
			},
			denoise: wish.denoise,
			talkingWhileMutedHint: wish.talkingWhileMutedHint,
			camera,
		},
		devices: mediaDevices,
		microphone: new Microphone({
			mediaDevices,
			denoise: wish.denoise,
			listening: wish.microphoneOn ? 'full' : 'off',
			...(devices.microphone && { deviceId: devices.microphone }),
		}),
		playback,
	});
	sounds.soundCall({
		events: call.events,
		state: call.state,
		player: new sounds.TonePlayer(playback),
		wanted: wish.callSounds,
	});
	if (devices.camera) await call.chooseDevice('camera', devices.camera);
	if (devices.speaker) {
		// A speaker that is not plugged in today: the system's own plays.
		await call
			.chooseDevice('speaker', devices.speaker)
			.catch((cause) => console.warn('The chosen speaker is not used', cause));
	}
	// The lobby shows them as they will be. Problems are in the call's state.
	if (wish.microphoneOn) void call.setMicrophoneOn(true);
	if (wish.cameraOn()) void call.setCameraOn(true);
	return call;
};

/** What every call needs, wherever it is. */
export function loadEngine() {
	return Promise.all([
		import('../call/call.ts'),
		import('../session/openSession.ts'),
		import('../sound/microphone.ts'),
		import('../sound/playback.ts'),
		loadSounds(),
	]);
}

async function loadSounds() {
	const [{ soundCall }, { TonePlayer }] = await Promise.all([
		import('../call/callSounds.ts'),
		import('../sound/callSounds/tonePlayer.ts'),
	]);
	return { soundCall, TonePlayer };
}
