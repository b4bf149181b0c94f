import { beforeEach, expect, it, vi } from 'vitest';
import {
	ScriptedMicrophone,
	ScriptedSession,
	ScriptedStream,
	ScriptedTrack,
} from './scriptedCall.test-part.ts';
import { Sending } from './sending.ts';

vi.stubGlobal('MediaStream', ScriptedStream);

const no = { unavailable: 'not-allowed' } as const;
let session: ScriptedSession;
let sending: Sending;
let camerasOpened: number;
const publish: Parameters<Sending['start']>[0] = (track, how) => session.publish(track, how);
const open = () => session.publications.filter(({ closed }) => !closed).map(({ source }) => source);

beforeEach(() => {
	session = new ScriptedSession();
	camerasOpened = 0;
	sending = new Sending({
		devices: {
			getUserMedia: async () => {
				camerasOpened++;
				return new ScriptedStream([new ScriptedTrack('video')]);
			},
			getDisplayMedia: async ({ audio }: { audio: unknown }) =>
				new ScriptedStream([new ScriptedTrack('video'), ...(audio ? [new ScriptedTrack('audio')] : [])]),
			enumerateDevices: async () => [],
			addEventListener: () => {},
			removeEventListener: () => {},
		} as never,
		microphone: new ScriptedMicrophone(),
		wishes: {
			microphoneOn: true,
			cameraOn: true,
			denoise: false,
			talkingWhileMutedHint: false,
			camera: { width: 640, height: 360, framesPerSecond: 15 },
		},
	});
});

async function goIn() {
	await Promise.all([sending.open(), sending.start(publish)]);
}

it('opens and publishes nothing where one may not, whatever one wishes', async () => {
	sending.allow({ ...session.capabilities, publish: no });
	await goIn();
	await sending.setMicrophoneOn(true);
	await sending.setCameraOn(true);
	await sending.holdToTalk(true);
	await sending.startShare({ title: null, withSound: false });
	expect(session.publications).toEqual([]);
	expect(camerasOpened).toBe(0);
	expect(sending.state).toMatchObject({
		microphone: { on: false, held: false, busy: false },
		camera: { on: false, busy: false },
		share: { kind: 'off' },
	});
});

it('switches off what is on once it turns out that one may not', async () => {
	await goIn();
	await sending.startShare({ title: 'x', withSound: false });
	expect(open()).toEqual(['microphone', 'camera', 'screen']);
	sending.allow({ ...session.capabilities, publish: no });
	await vi.waitFor(() => expect(open()).toEqual([]));
	expect(sending.state).toMatchObject({
		microphone: { on: false },
		camera: { on: false },
		share: { kind: 'off' },
	});
});

it('publishes again when one may, but switches nothing on', async () => {
	await goIn();
	sending.allow({ ...session.capabilities, publish: no });
	sending.allow(session.capabilities);
	await vi.waitFor(() => expect(open()).toEqual(['microphone']));
	expect(session.of('microphone').muted).toBe(true);
	expect(sending.state).toMatchObject({ microphone: { on: false }, camera: { on: false } });
	await sending.setMicrophoneOn(true);
	await sending.setCameraOn(true);
	expect(session.of('microphone').muted).toBe(false);
	await vi.waitFor(() => expect(open()).toEqual(['microphone', 'camera']));
});

it('leaves on what was switched on since one may, however often that was told before', async () => {
	await goIn();
	const forbidden = { ...session.capabilities, publish: no };
	for (let told = 0; told < 3; told++) sending.allow({ ...forbidden });
	sending.allow(session.capabilities);
	// Not waited for: the key is pressed as soon as it is allowed.
	await sending.setMicrophoneOn(true);
	for (let told = 0; told < 3; told++) sending.allow({ ...session.capabilities });
	await vi.waitFor(() => expect(open()).toEqual(['microphone']));
	await vi.waitFor(() => expect(session.of('microphone').muted).toBe(false));
	expect(sending.state.microphone.on).toBe(true);
});

it('sends one picture at a time where there is place for one only', async () => {
	sending.allow({ ...session.capabilities, 'screen-beside-camera': { unavailable: 'server' } });
	await goIn();
	expect(open()).toEqual(['microphone', 'camera']);
	await sending.startShare({ title: 'x', withSound: true });
	expect(open()).toEqual(['microphone', 'screen']);
	expect(sending.state.camera.on).toBe(false);
	await sending.setCameraOn(true);
	expect(sending.state.camera.on).toBe(false);
	await sending.stopShare();
	// Nobody is seen by surprise.
	expect(sending.state.camera.on).toBe(false);
	await sending.setCameraOn(true);
	await vi.waitFor(() => expect(open()).toEqual(['microphone', 'camera']));
});

it('sends both where there is place for both', async () => {
	await goIn();
	await sending.startShare({ title: 'x', withSound: true });
	expect(open()).toEqual(['microphone', 'camera', 'screen', 'screen-sound']);
});
