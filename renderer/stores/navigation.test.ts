import mitt from 'mitt';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { HostingState } from '../../contract/bridge/features.ts';
import type { Destination } from '../../contract/destination/destination.ts';
import { linkOf } from '../../contract/destination/linkOf.ts';
import { appLink, type Invitation } from '../../contract/invitation/invitation.ts';
import { createCall } from '../call/call.ts';
import {
	ScriptedMicrophone,
	ScriptedSession,
	ScriptedStream,
	ScriptedTrack,
} from '../call/scriptedCall.test-part.ts';
import { pageKeeper } from '../platform/pageKeeper.ts';
import type { Platform } from '../platform/platform.ts';
import { SessionError } from '../session/sessionError.ts';
import type { PlaybackEvents } from '../sound/playback.ts';
import type { CallWish } from './engine.ts';
import { createHostingStore } from './hostingStore.ts';
import type { DevicesSeen } from './lobbyNeed.ts';
import { memoryStorage } from './memoryStorage.test-part.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { createPlacesStore, type Place, type PlacesStore } from './placesStore.ts';
import { createSettingsStore, type SettingsStore } from './settingsStore.ts';

vi.stubGlobal('MediaStream', ScriptedStream);

const thereInvitation: Invitation = {
	roomId: 'room-there',
	addresses: ['192.168.1.5:4443'],
	key: 'k'.repeat(43),
};
const elsewhereInvitation: Invitation = { roomId: 'room-elsewhere', addresses: ['192.168.1.6:4443'] };
const there: Destination = { kind: 'parley', invitation: thereInvitation };
const elsewhere: Destination = { kind: 'parley', invitation: elsewhereInvitation };
const own: Invitation = { roomId: 'room-of-my-own', addresses: ['127.0.0.1:4443'] };
const running: HostingState = {
	kind: 'running',
	invitation: { roomId: own.roomId, addresses: ['192.168.1.2:4443'] },
	own: { roomId: own.roomId, addresses: [...own.addresses] },
	localPage: 'http://127.0.0.1:4480/join/room-of-my-own',
	reach: 'this-network',
};

class Sessions {
	/** Null: none was opened. */
	last: ScriptedSession | null = null;
	problem: SessionError | null = null;
	/** The host takes its time. */
	slow = false;
	open(): ScriptedSession {
		const session = new ScriptedSession();
		const { problem } = this;
		if (problem) session.preview = () => Promise.reject(problem);
		if (this.slow) session.preview = () => new Promise(() => {});
		this.last = session;
		return session;
	}
}

let sessions: Sessions;
let wishes: CallWish[];
let pinned: string[];
let seen: DevicesSeen;
let hostingAnswers: HostingState;
let settings: SettingsStore;
let places: PlacesStore;
let navigation: Navigation;

beforeEach(() => {
	sessions = new Sessions();
	wishes = [];
	pinned = [];
	seen = {
		devices: [
			{ kind: 'audioinput', deviceId: 'default' },
			{ kind: 'audioinput', deviceId: 'headset' },
			{ kind: 'videoinput', deviceId: 'webcam' },
		],
		microphone: 'granted',
		camera: 'granted',
	};
	hostingAnswers = running;
	settings = createSettingsStore(pageKeeper(memoryStorage())).store;
	settings.setState({ name: 'Anna' });
	places = createPlacesStore(pageKeeper(memoryStorage()));
	const platform: Platform = {
		kind: 'desktop',
		keeper: async () => pageKeeper(memoryStorage()),
		trust: {
			pin: async (hostnames, key) => void pinned.push(`${hostnames} ${key}`),
			onRefused: () => () => {},
		},
		hosting: {
			start: async () => hostingAnswers,
			stop: async () => {},
			state: async () => ({ kind: 'stopped' }),
			onChanged: () => () => {},
		},
		links: { take: async () => null, onArrived: () => () => {} },
		probe: async () => ({ kind: 'unknown' }),
		clipboard: { write: async () => {} },
		writeMail: async () => {},
		describe: async () => ({ version: null, engine: '', inspection: false }),
	};
	navigation = createNavigation({
		platform,
		settings,
		places,
		hosting: platform.hosting ? createHostingStore(platform.hosting) : null,
		seeDevices: async () => seen,
		foresee: () => {},
		openEngine: async (wish) => {
			wishes.push(wish);
			return createCall({
				openSession: async () => sessions.open(),
				get displayName() {
					return wish.displayName();
				},
				devices: {
					getUserMedia: async () => new ScriptedStream([new ScriptedTrack('video')]),
					enumerateDevices: async () => [],
					addEventListener: () => {},
					removeEventListener: () => {},
				} as never,
				microphone: new ScriptedMicrophone(),
				playback: {
					events: mitt<PlaybackEvents>(),
					play: () => {},
					remove: () => {},
					setVolume: () => {},
					setOutput: async () => {},
					unblock: async () => {},
					close: () => {},
				},
				wishes: {
					microphoneOn: wish.microphoneOn,
					cameraOn: wish.cameraOn(),
					denoise: wish.denoise,
					talkingWhileMutedHint: false,
					camera: { width: 640, height: 360, framesPerSecond: 15 },
				},
			});
		},
	});
});

const where = () => navigation.store.getState();
const phase = () => where().call?.store.getState().call.phase.kind ?? null;
const ownMedia = () => where().call?.store.getState().call.own;

/** A place where one has been. */
function known(destination: Destination = there): Place {
	places.remember(destination, 'Ben', 1);
	const place = places.of(destination);
	if (!place) throw new Error('It was not remembered');
	return place;
}

describe('to a place', () => {
	test('one goes in at once, as last time', async () => {
		settings.setState({ microphoneOn: false });
		await navigation.goTo(known());
		expect(where().entering).toBe(true);
		await vi.waitFor(() => expect(phase()).toBe('inside'));
		await vi.waitFor(() => expect(ownMedia()?.camera.on).toBe(true));
		expect(ownMedia()?.microphone.on).toBe(false);
		expect(sessions.last?.of('microphone').muted).toBe(true);
		expect(pinned).toEqual([`192.168.1.5 ${thereInvitation.key}`]);
	});

	test.each<[string, Partial<ReturnType<SettingsStore['getState']>>, Partial<DevicesSeen>]>([
		['name', { name: ' ' }, {}],
		['always', { alwaysLobby: true }, {}],
		['permission', {}, { microphone: 'prompt' }],
		['permission', {}, { camera: 'denied' }],
		['microphone', { devices: { microphone: 'gone' } }, {}],
		['microphone', {}, { devices: [{ kind: 'videoinput', deviceId: 'webcam' }] }],
		['camera', { devices: { camera: 'gone' } }, {}],
		['speaker', { devices: { speaker: 'gone' } }, {}],
	])('the lobby comes first: %s', async (need, chosen, found) => {
		settings.setState(chosen);
		seen = { ...seen, ...found };
		await navigation.goTo(known());
		expect(where()).toMatchObject({ entering: false, need, opening: false });
		expect(phase()).toBe('idle');
	});

	test('what is switched off needs no device and no permission', async () => {
		settings.setState({ microphoneOn: false, cameraOn: false, devices: { camera: 'gone' } });
		seen = { devices: [], microphone: 'denied', camera: 'prompt' };
		await navigation.goTo(known());
		await vi.waitFor(() => expect(phase()).toBe('inside'));
	});

	test('where one has never been the lobby comes first', async () => {
		const place = known();
		places.forget(place.id);
		await navigation.goTo(place);
		expect(where().need).toBe('first-time');
		expect(phase()).toBe('idle');
	});

	test('a place that is gone shows in its lobby, and can be tried again', async () => {
		sessions.problem = new SessionError('room-not-found');
		await navigation.goTo(known());
		expect(where()).toMatchObject({ entering: false, need: 'place' });
		expect(phase()).toBe('idle');
		expect(where().call?.store.getState().previewProblem).toBe('room-not-found');
		sessions.problem = null;
		await navigation.tryAgain();
		await vi.waitFor(() =>
			expect(where().call?.store.getState()).toMatchObject({
				preview: { inside: ['Anna'] },
				previewProblem: null,
			}),
		);
	});

	test('whoever goes home on the way does not arrive', async () => {
		sessions.slow = true;
		void navigation.goTo(known());
		await vi.waitFor(() => expect(sessions.last).not.toBeNull());
		const { call } = where();
		await navigation.goHome();
		expect(where()).toMatchObject({ call: null, opening: false, entering: false });
		expect(call?.engine.state.phase).toMatchObject({ kind: 'ended', reason: 'left' });
		expect(sessions.last?.left).toBe(true);
	});

	test('one that is damaged is said', async () => {
		await navigation.goTo({ ...known(), link: 'parley://join/' });
		expect(where()).toMatchObject({ call: null, problem: 'no-room' });
	});

	test('in the middle of another call one is asked, and then goes in at once', async () => {
		const place = known();
		await navigation.goTo(known(elsewhere));
		await vi.waitFor(() => expect(phase()).toBe('inside'));
		await navigation.goTo(place);
		expect(where().call?.destination).toEqual(elsewhere);
		expect(where().asked?.place).toEqual(place);
		await navigation.answerAsked(true);
		expect(where().call?.destination).toEqual(there);
		await vi.waitFor(() => expect(phase()).toBe('inside'));
	});

	test('in the middle of its own call nothing happens', async () => {
		await navigation.goTo(known());
		const { call } = where();
		await vi.waitFor(() => expect(phase()).toBe('inside'));
		await navigation.goTo(known());
		expect(where()).toMatchObject({ call, asked: null });
	});
});

describe('by a link', () => {
	test('the lobby comes, whatever is known of the place', async () => {
		known();
		await navigation.openLink(` ${appLink(thereInvitation)} `);
		expect(phase()).toBe('idle');
		expect(where().entering).toBe(false);
	});

	test.each([
		['hello', 'not-a-link'],
		['file:///etc/passwd', 'not-a-link'],
		['javascript:alert(1)', 'not-a-link'],
		['parley://join/short', 'no-room'],
		['parley://join/long-enough', 'no-address'],
		['parley://join/long-enough?at=nowhere', 'bad-address'],
		['parley://join/long-enough?at=a:1&key=no', 'bad-key'],
		['http://192.168.1.5/join/long-enough', 'plain-elsewhere'],
	])('%s has a problem: %s', async (link, problem) => {
		await navigation.openLink(link);
		expect(where()).toMatchObject({ call: null, problem });
		navigation.forgetProblem();
		expect(where().problem).toBeNull();
	});

	test('in the middle of a call one is asked, and may stay', async () => {
		await navigation.goTo(known());
		await vi.waitFor(() => expect(phase()).toBe('inside'));
		await navigation.openLink(appLink(elsewhereInvitation));
		expect(where().asked).toEqual({ destination: elsewhere, place: null });
		await navigation.answerAsked(false);
		expect(where().asked).toBeNull();
		expect(phase()).toBe('inside');
		await navigation.openLink(appLink(elsewhereInvitation));
		await navigation.answerAsked(true);
		expect(where().call?.destination).toEqual(elsewhere);
		expect(phase()).toBe('idle');
	});

	test('from the lobby of one call another link leads on', async () => {
		await navigation.openLink(appLink(thereInvitation));
		await navigation.openLink(appLink(elsewhereInvitation));
		expect(where().call?.destination).toEqual(elsewhere);
	});
});

describe('on any server', () => {
	const room: Destination = { kind: 'janus', url: 'wss://janus.example.org/janus', room: '1234', pin: '1' };

	test('a link leads to its lobby, and what is opened is what it names', async () => {
		await navigation.openLink(linkOf(room));
		expect(where().call?.destination).toEqual(room);
		expect(wishes[0]?.target).toMatchObject(room);
		expect(pinned).toEqual([]);
	});

	test('who is refused is asked at once for something else, and goes on with it', async () => {
		sessions.problem = new SessionError('refused');
		await navigation.openLink(linkOf(room));
		await vi.waitFor(() => expect(where().finding).toMatchObject({ kind: 'missing', why: 'refused' }));
		sessions.problem = null;
		await navigation.answerFinding({ pin: '2' });
		expect(where()).toMatchObject({ finding: null, call: { destination: { ...room, pin: '2' } } });
	});

	test('in the middle of it the same place with another secret is no other call', async () => {
		await navigation.goTo(known(room));
		await vi.waitFor(() => expect(phase()).toBe('inside'));
		await navigation.openLink(linkOf({ ...room, pin: '2' }));
		expect(where().asked).toBeNull();
		await navigation.openLink(linkOf({ ...room, room: '5' }));
		expect(where().asked).toMatchObject({ destination: { room: '5' } });
	});

	test('a page that comes back goes into it again, as one was', async () => {
		const identity = { peerId: 'me', secret: 'mine' };
		await navigation.comeBack({
			destination: room,
			hosted: false,
			identity,
			microphoneOn: false,
			cameraOn: false,
		});
		await vi.waitFor(() => expect(phase()).toBe('inside'));
		expect(wishes[0]?.target).toEqual({ ...room, identity });
		expect(ownMedia()?.microphone.on).toBe(false);
	});
});

describe('a call of one’s own', () => {
	test('has a lobby first, and is gone back into at once', async () => {
		await navigation.startCall();
		expect(where().call).toMatchObject({ hosted: true, destination: { kind: 'parley', invitation: own } });
		expect(phase()).toBe('idle');
		await navigation.goHome();
		await navigation.startCall();
		await vi.waitFor(() => expect(phase()).toBe('inside'));
		expect(places.store.getState().places).toEqual([]);
	});

	test('that cannot be hosted leaves one at home', async () => {
		hostingAnswers = { kind: 'failed', reason: 'port-taken' };
		await navigation.startCall();
		expect(where()).toMatchObject({ call: null, opening: false });
	});

	test('is reached by the nearest way, also through its link', async () => {
		await navigation.startCall();
		await navigation.goHome();
		await navigation.openLink(appLink({ roomId: own.roomId, addresses: ['192.168.1.2:4443'] }));
		expect(where().call).toMatchObject({ hosted: true, destination: { kind: 'parley', invitation: own } });
	});
});

test('a call is remembered under those who were there, once one was in it', async () => {
	await navigation.openLink(appLink(thereInvitation));
	expect(places.store.getState().places).toEqual([]);
	await where().call?.intents.join();
	sessions.last?.events.emit('participant-joined', { id: 'b', displayName: 'Ben' });
	await vi.waitFor(() => expect(places.of(there)?.title).toBe('Ben'));
	await navigation.goHome();
	expect(places.of(there)?.title).toBe('Ben');
});

test('an ended call is gone into again without its lobby', async () => {
	await navigation.openLink(appLink(thereInvitation));
	await where().call?.intents.join();
	await where().call?.intents.leave();
	await vi.waitFor(() => expect(phase()).toBe('ended'));
	await navigation.rejoin();
	expect(where().entering).toBe(true);
	await vi.waitFor(() => expect(phase()).toBe('inside'));
	expect(wishes).toHaveLength(2);
});
