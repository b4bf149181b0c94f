import mitt from 'mitt';
import type { Habits, HostingState } from '../../contract/bridge/features.ts';
import type { Invitation } from '../../contract/invitation/invitation.ts';
import type { CallState } from '../call/state.ts';
import { pageKeeper } from '../platform/pageKeeper.ts';
import type { Platform } from '../platform/platform.ts';
import type { RoomPreview } from '../session/session.ts';
import type { HearingState } from '../sound/hearing/hearing.ts';
import type { Engine } from '../stores/engine.ts';
import { madeUpCaptures, type PickerScene } from './captures.ts';
import { madeUpStatistics } from './madeUpStatistics.ts';

export const invitation: Invitation = {
	roomId: 'k3Vd0sPq9xZt',
	addresses: ['192.168.1.5:4443'],
	key: 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k',
};

export const running: HostingState = {
	kind: 'running',
	invitation: { ...invitation, addresses: [...invitation.addresses] },
	own: { ...invitation, addresses: ['127.0.0.1:4443'] },
	localPage: 'http://127.0.0.1:4480/join/k3Vd0sPq9xZt',
	reach: 'this-network',
};

/** Looks like a call and is none: it shows one state, and does what changes nothing but that. */
export function madeUpEngine(
	first: CallState,
	hearing: HearingState = { kind: 'idle' },
	door: RoomPreview['door'] = 'open',
): Engine {
	const events = mitt<{ changed: CallState }>();
	let state = first;
	const become = (change: Partial<CallState>) => {
		state = { ...state, ...change };
		events.emit('changed', state);
	};
	const setOwn = (change: Partial<CallState['own']>) => become({ own: { ...state.own, ...change } });
	const nothing = async () => undefined;
	let looks = 0;
	const setRoom = async (change: Partial<CallState['room']>) =>
		become({ room: { ...state.room, ...change } });
	const answer = (id: string) => setRoom({ waiting: state.room.waiting.filter((one) => one.id !== id) });
	const setHand = async (id: string, hand: number | null) =>
		become({ participants: state.participants.map((one) => (one.id === id ? { ...one, hand } : one)) });
	return {
		get state() {
			return state;
		},
		events,
		levels: { of: (id) => (id === 'person1' || id === 'self' ? 0.6 : 0), onChanged: () => () => undefined },
		soundCheck: {
			state: hearing,
			progress: 0.4,
			onChanged: () => () => undefined,
			record: nothing,
			hear: () => undefined,
			stop: () => undefined,
			playTestSound: async (_speaker, onLevel) => onLevel(0.6),
		},
		preview: async () =>
			(state.capabilities?.preview ?? true) === true
				? {
						inside: door === 'open' ? ['Ben Okri', 'Chloé Dubois', 'Dai Nakamura', 'Eva Novák'] : [],
						door,
					}
				: null,
		// Three looks, and then no more: a picture must stay what it is.
		statistics: () => (looks++ < 3 ? Promise.resolve(madeUpStatistics(state, looks)) : new Promise(() => {})),
		wake: () => undefined,
		join: nothing,
		leave: nothing,
		setMicrophoneOn: async (on) => setOwn({ microphone: { ...state.own.microphone, on } }),
		holdToTalk: async (held) => setOwn({ microphone: { ...state.own.microphone, on: held, held } }),
		setCameraOn: async (on) => setOwn({ camera: { ...state.own.camera, on } }),
		setDenoise: nothing,
		setTalkingWhileMutedHint: () => undefined,
		startShare: nothing,
		stopShare: async () => setOwn({ share: { ...state.own.share, kind: 'off' } }),
		setShareFavours: () => undefined,
		showVideo: () => undefined,
		setParticipantVolume: (id, volume) =>
			become({
				participants: state.participants.map((one) => (one.id === id ? { ...one, volume } : one)),
			}),
		chooseDevice: nothing,
		allowSound: nothing,
		chat: {
			send: () => true,
			retry: () => undefined,
			discard: () => undefined,
			setShown: () => undefined,
		},
		setHand: (raised) => setHand('self', raised ? Date.now() : null),
		lowerHand: (id) => setHand(id, null),
		admit: answer,
		turnAway: answer,
		setRoom,
		removeParticipant: async (id) =>
			become({ participants: state.participants.filter((one) => one.id !== id) }),
		endForAll: async () => become({ phase: { kind: 'ended', reason: 'call-ended' } }),
		dismissNotice: (id) => become({ notices: state.notices.filter((notice) => notice.id !== id) }),
	};
}

/** What the app is as a resident of a desktop with these habits. */
export function madeUpDesktop(habits: Habits): NonNullable<Platform['desktop']> {
	return {
		present: async () => undefined,
		notify: async () => undefined,
		isSeen: async () => true,
		onSight: () => () => undefined,
		habits: async () => habits,
		setStartAtLogin: async (on) => ({ ...habits, startAtLogin: on ? 'on' : 'off' }),
		onHabits: () => () => undefined,
		onCommand: () => () => undefined,
		onWoke: () => () => undefined,
	};
}

/** A desktop without a desktop. @param copied the link that its clipboard holds */
export function madeUpPlatform(
	hosting: HostingState,
	picker: PickerScene = 'some',
	copied: string | null = null,
): Platform {
	return {
		kind: 'desktop',
		hosting: {
			start: async () => running,
			stop: async () => undefined,
			state: async () => hosting,
			onChanged: () => () => undefined,
		},
		sharePicker: madeUpCaptures(picker),
		links: { take: async () => null, onArrived: () => () => undefined },
		probe: async () => ({ kind: 'unknown' }),
		globalKey: {
			take: async () => true,
			release: async () => undefined,
			isFree: async () => true,
			onPressed: () => () => undefined,
		},
		keeper: async () => pageKeeper(window.localStorage),
		diagnostics: {
			gather: async () =>
				'Parley 0.1.0\nElectron 45.4.1, Chromium 156\n\nLog\n2026-11-12T09:30:00.000Z info main: ready',
			save: async () => 'saved',
			pageError: () => undefined,
		},
		keyStore: async () => 'system',
		clipboard: { write: async () => undefined, joinLink: async () => copied },
		writeMail: async () => undefined,
		desktop: madeUpDesktop({ tray: true, startAtLogin: 'off' }),
		share: async () => undefined,
		describe: async () => ({ version: '0.1.0', engine: 'Chromium 156', inspection: false }),
	};
}
