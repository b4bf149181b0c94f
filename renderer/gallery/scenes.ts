import type { Destination } from '../../contract/destination/destination.ts';
import { appLink } from '../../contract/invitation/invitation.ts';
import type {
	CallState,
	DeviceProblem,
	Notice,
	OwnMedia,
	ParticipantState,
	TrackState,
} from '../call/state.ts';
import type { RoomPreview } from '../session/session.ts';
import type { HearingState } from '../sound/hearing/hearing.ts';
import type { Finding } from '../stores/finding.ts';
import type { LobbyNeed } from '../stores/lobbyNeed.ts';
import type { Panels } from '../stores/panels.ts';
import type { Saving } from '../stores/savingStore.ts';
import type { SettingsSection } from '../stores/settingsScreen.ts';
import type { StageView } from '../stores/stageStore.ts';
import type { PickerScene } from './captures.ts';
import { chats } from './chats.ts';
import { foundScenes } from './foundScenes.ts';
import type { HomeScene } from './homes.ts';
import { invitation } from './madeUp.ts';
import { cameraStream, screenStream } from './pictures.ts';

/** Made-up calls for looking at. */
export interface Scene {
	readonly people: number;
	readonly share?: 'other' | 'own' | 'resting';
	readonly muted?: boolean;
	readonly talkingWhileMuted?: boolean;
	readonly phase?: CallState['phase'];
	readonly longNames?: boolean;
	/** A second one shares, too. */
	readonly moreShares?: boolean;
	/** Every sign that a tile can have. */
	readonly signs?: boolean;
	/** As the person has arranged their own stage. */
	readonly stage?: Partial<StageView>;
	readonly voicesOnly?: boolean;
	readonly notices?: readonly Notice[];
	readonly cameraOff?: boolean;
	readonly problems?: boolean;
	/** The picker is open over it. */
	readonly picker?: PickerScene;
	/** Not the app but the sign's window. */
	readonly sign?: 'sharing' | 'resting';
	/** What was kept could not be read. */
	readonly saving?: Partial<Saving['problems']>;
	readonly keyStore?: 'none';
	/** The desktop has no tray, and starts nothing at login. */
	readonly tray?: 'none';
	/** Why neither microphone nor camera can be used. */
	readonly deviceProblem?: DeviceProblem;
	/** How far one is with hearing oneself. */
	readonly hearing?: HearingState;
	/** Before one joins. */
	readonly door?: RoomPreview['door'];
	/** Why the lobby came. */
	readonly need?: LobbyNeed;
	/** How full Home's list is; the machine then hosts nothing. */
	readonly home?: HomeScene;
	/** The link that the clipboard holds. */
	readonly copied?: string;
	/** Heard as long as a key is held. */
	readonly held?: boolean;
	/** What is open beside or over it. */
	readonly panels?: Partial<Panels>;
	/** The settings are open over it, at the list or a section. */
	readonly settings?: SettingsSection | 'list';
	readonly room?: Partial<CallState['room']>;
	/** Somebody else hosts. */
	readonly guest?: true;
	/** What was written. */
	readonly chat?: CallState['chat'];
	/** What one has begun to write. */
	readonly draft?: string;
	/** Where the call is, if not on a Parley host. */
	readonly destination?: Destination;
	/** What a pasted link was found to be. */
	readonly finding?: Finding;
	/** Who raised a hand, by their place in the list, the first one first. */
	readonly hands?: readonly number[];
}

const names = [
	'Anna Lindqvist',
	'Ben Okri',
	'Chloé Dubois',
	'Dai Nakamura',
	'Eva Novák',
	'Farid Haddad',
	'Grace',
	'محمد العلي',
	'Ines Ferreira',
	'Jun',
	'Kofi Mensah',
	'Lena Vogel',
	'Mateo',
	'Nadia Rahman',
	'Olu',
	'Priya Raman',
	'Quentin',
	'Rosa',
	'Søren Dahl',
	'Tariq',
	'Uma',
	'Viktor',
	'Wen',
	'Xenia',
	'Yusuf',
];
const longName = 'Maximiliane Alexandra von Hohenstein-Wittelsbach zu Lichtental';

const track = (id: string, source: TrackState['source'], muted: boolean, stream: MediaStream | null) => ({
	id,
	source,
	muted,
	stream,
});

function person(index: number, scene: Scene): ParticipantState {
	const isSelf = index === 0;
	const id = isSelf ? 'self' : `person${index}`;
	const muted = isSelf ? Boolean(scene.muted) : index % 3 === 2;
	const sees = !scene.voicesOnly && (isSelf ? !scene.cameraOff : index % 4 !== 3);
	const shares =
		((scene.share === 'other' || scene.share === 'resting') && index === 1) ||
		(scene.moreShares && index === 2);
	const sign = scene.signs ? signs[index] : undefined;
	return {
		id,
		name: scene.longNames ? `${longName} ${index || ''}`.trim() : (names[index] ?? `Guest ${index}`),
		isSelf,
		...(index % 2 === 1 && { device: 'Chromium 156' }),
		tracks: {
			microphone: track(`${id} microphone`, 'microphone', muted, null),
			...(sees && {
				camera: track(
					`${id} camera`,
					'camera',
					false,
					cameraStream(index, ...(scene.people > 9 ? ([320, 180] as const) : [])),
				),
			}),
			...(shares && { screen: track(`${id} screen`, 'screen', scene.share === 'resting', screenStream()) }),
		},

		speaking: index === 1,
		volume: 1,
		connection: 'good',
		role: index === 0 ? (scene.room?.role ?? 'guest') : 'guest',
		hand: handOf(index, scene),
		...sign,
	};
}

function handOf(index: number, { hands = [] }: Scene): number | null {
	const place = hands.indexOf(index);
	return place < 0 ? null : Date.UTC(2026, 10, 12, 9, 30) + place * 1000;
}

function own(scene: Scene): OwnMedia {
	const problem = scene.deviceProblem ?? (scene.problems ? 'refused' : null);
	return {
		microphone: {
			on: !scene.muted && problem === null,
			busy: false,
			held: Boolean(scene.held),
			problem,
			talkingWhileMuted: Boolean(scene.talkingWhileMuted),
			speaking: false,
		},
		camera: {
			on: !scene.cameraOff && !scene.voicesOnly && problem === null,
			busy: false,
			problem: scene.deviceProblem ?? (scene.problems ? 'in-use' : null),
		},
		share: {
			kind: scene.share === 'own' ? 'on' : 'off',
			title: scene.share === 'own' ? 'Minutes of Thursday – Editor' : null,
			favours: 'text',
		},
		denoise: { wanted: true, state: 'on' },
	};
}

/** By person. */
const signs: readonly Partial<ParticipantState>[] = [
	{ connection: 'weak' },
	{ hand: Date.UTC(2026, 10, 12, 9, 30) },
	{ connection: 'weak' },
	{ volume: 0.4 },
	{ connection: 'lost' },
	{ role: 'host' },
];

/** A scene as the engine would tell it. */
export function stateOf(scene: Scene): CallState {
	return {
		phase: scene.phase ?? { kind: 'inside', since: Date.now() - 247_000 },
		participants: Array.from({ length: scene.people }, (_, index) => person(index, scene)),
		speakerId: scene.people > 1 ? 'person1' : null,
		own: own(scene),
		room: { role: 'guest', locked: false, knocking: false, waiting: [], ...scene.room },
		chat: scene.chat ?? { messages: [], unread: 0 },
		notices: scene.notices ?? [],
		capabilities: null,
	};
}

function waiting(names: readonly string[]) {
	return names.map((name, index) => ({
		id: `waiting${index}`,
		name,
		since: Date.now() - 9000 + index * 1000,
	}));
}

const at = Date.now();
const someNotices: readonly Notice[] = [
	{ id: 1, at, kind: 'joined', name: 'Chloé Dubois' },
	{ id: 2, at, kind: 'share-started', name: 'Ben Okri' },
	{ id: 3, at, kind: 'sound-blocked' },
];

/** Words over a hum: what is denoised rests between them. */
const loudness = (rest: number) =>
	Array.from({ length: 96 }, (_, part) =>
		Math.max(rest, part % 24 < 15 ? 0.45 + 0.4 * Math.abs(Math.sin(part * 0.9)) : 0),
	);
const heardBothWays: HearingState = {
	kind: 'playing',
	heard: 'denoised',
	shapes: { plain: loudness(0.4), denoised: loudness(0.02) },
};

/** Every screen and state, by the name under which it is looked at. */
export const scenes = {
	homeFirst: { people: 0, home: 'first' },
	home: { people: 0, home: 'few' },
	homeMany: { people: 0, home: 'many' },
	homeRename: { people: 0, home: 'few' },
	homeCopied: { people: 0, home: 'few', copied: appLink(invitation) },
	homeHosting: { people: 0 },
	homeWrongLink: { people: 0, home: 'few' },
	...foundScenes,
	settings: { people: 0, settings: 'list' },
	settingsSound: { people: 0, settings: 'sound' },
	settingsAppearance: { people: 0, settings: 'appearance' },
	shortcuts: { people: 0, settings: 'shortcuts' },
	shortcutsRecording: { people: 0, settings: 'shortcuts' },
	shortcutsConflict: { people: 0, settings: 'shortcuts' },
	settingsTray: { people: 0, settings: 'tray' },
	settingsNoTray: { people: 0, settings: 'tray', tray: 'none' },
	settingsPrivacy: { people: 0, settings: 'privacy' },
	settingsNoKeyStore: { people: 0, settings: 'privacy', keyStore: 'none' },
	homeSettingsDamaged: { people: 0, home: 'few', saving: { settings: 'damaged' } },
	homePlacesLocked: { people: 0, home: 'few', saving: { places: 'locked' } },
	settingsAbout: { people: 0, settings: 'about' },
	settingsInCall: { people: 3, settings: 'sound' },
	lobby: { people: 1, phase: { kind: 'idle' } },
	lobbyMuted: { people: 1, phase: { kind: 'idle' }, muted: true, cameraOff: true },
	lobbyProblems: { people: 1, phase: { kind: 'idle' }, problems: true, cameraOff: true },
	lobbyNoDevices: { people: 1, phase: { kind: 'idle' }, deviceProblem: 'no-device', cameraOff: true },
	lobbyRefused: { people: 1, phase: { kind: 'idle' }, deviceProblem: 'refused', cameraOff: true },
	lobbyInUse: { people: 1, phase: { kind: 'idle' }, deviceProblem: 'in-use', cameraOff: true },
	lobbyNeed: { people: 1, phase: { kind: 'idle' }, need: 'microphone' },
	lobbyKnocking: { people: 1, phase: { kind: 'idle' }, door: 'knocking' },
	lobbyRecording: { people: 1, phase: { kind: 'idle' }, hearing: { kind: 'recording' } },
	lobbyHearing: { people: 1, phase: { kind: 'idle' }, hearing: heardBothWays },
	lobbySpeaker: { people: 1, phase: { kind: 'idle' } },
	entering: { people: 1, phase: { kind: 'joining' } },
	joining: { people: 1, phase: { kind: 'joining' } },
	alone: { people: 1 },
	two: { people: 2 },
	five: { people: 5 },
	nine: { people: 9 },
	sixteen: { people: 16 },
	twentyFive: { people: 25 },
	voices: { people: 5, voicesOnly: true },
	voicesMany: { people: 16, voicesOnly: true },
	longNames: { people: 6, longNames: true },
	longNamesMany: { people: 25, longNames: true },
	signs: { people: 6, signs: true },
	pinned: { people: 6, stage: { pinned: { kind: 'person', id: 'person4' } } },
	selfHidden: { people: 3, stage: { selfHidden: true } },
	tileMenu: { people: 3 },
	tileMenuHost: { people: 3, room: { role: 'host' }, hands: [1] },
	ownTileMenu: { people: 3 },
	muted: { people: 3, muted: true, cameraOff: true, talkingWhileMuted: true },
	share: { people: 4, share: 'other' },
	shareOne: { people: 2, share: 'other' },
	shareNine: { people: 9, share: 'other' },
	shareTwo: { people: 5, share: 'other', moreShares: true },
	shareMany: { people: 25, share: 'other' },
	shareRests: { people: 3, share: 'resting' },
	ownShare: { people: 3, share: 'own' },
	reconnecting: {
		people: 3,
		phase: {
			kind: 'reconnecting',
			since: Date.now() - 247_000,
			lostAt: Date.now() - 4_000,
			attempt: 2,
			reason: 'host-gone',
		},
	},
	holdToTalk: { people: 3, held: true },
	palette: { people: 3, panels: { palette: true } },
	paletteHome: { people: 0, panels: { palette: true } },
	paletteSearch: { people: 5, panels: { palette: true } },
	paletteNone: { people: 3, panels: { palette: true } },
	statistics: { people: 2, share: 'other', panels: { inCall: 'statistics' } },
	statisticsNine: { people: 9, panels: { inCall: 'statistics' } },
	notices: { people: 3, notices: someNotices },
	people: { people: 9, panels: { inCall: 'people' } },
	peopleHost: {
		people: 25,
		room: { role: 'host', knocking: true },
		hands: [4, 2],
		panels: { inCall: 'people' },
	},
	peopleGuest: {
		people: 5,
		guest: true,
		room: { locked: true },
		hands: [0],
		panels: { inCall: 'people' },
	},
	waiting: {
		people: 4,
		room: { role: 'host', knocking: true, waiting: waiting(['Priya Raman', 'ياسمين الحداد', 'Olu']) },
		panels: { inCall: 'people' },
	},
	knock: { people: 3, room: { role: 'host', knocking: true, waiting: waiting(['Priya Raman']) } },
	knocks: {
		people: 3,
		room: { role: 'host', knocking: true, waiting: waiting(['Priya Raman', 'Olu', 'Wen']) },
	},
	chatEmpty: { people: 3, panels: { inCall: 'chat' } },
	chat: { people: 3, chat: chats.some, panels: { inCall: 'chat' }, draft: 'I think that' },
	chatBothDirections: { people: 8, chat: chats.bothDirections, panels: { inCall: 'chat' }, draft: 'نعم' },
	chatLong: { people: 3, chat: chats.long, panels: { inCall: 'chat' } },
	chatFailed: { people: 3, chat: chats.failed, panels: { inCall: 'chat' } },
	chatTooLong: { people: 3, chat: chats.some, panels: { inCall: 'chat' }, draft: 'long '.repeat(805) },
	chatNew: { people: 3, chat: chats.unread, panels: { inCall: 'chat' } },
	chatUnread: {
		people: 3,
		chat: chats.unread,
		notices: [{ id: 1, at, kind: 'message', name: 'Chloé Dubois', text: 'Much better' }],
	},
	chatReconnecting: {
		people: 3,
		chat: chats.some,
		panels: { inCall: 'chat' },
		draft: 'Are you still there?',
		phase: {
			kind: 'reconnecting',
			since: Date.now() - 247_000,
			lostAt: Date.now() - 4_000,
			attempt: 2,
			reason: 'network-gone',
		},
	},
	hands: { people: 9, hands: [3, 0, 5] },
	invite: { people: 1, panels: { invite: true } },
	leaving: { people: 4, room: { role: 'host' }, panels: { leaving: true } },
	knocking: { people: 1, guest: true, phase: { kind: 'knocking', since: Date.now() - 12_000 } },
	knockingUnseen: {
		people: 1,
		guest: true,
		cameraOff: true,
		phase: { kind: 'knocking', since: Date.now() - 12_000 },
	},
	picker: { people: 2, picker: 'some' },
	pickerMany: { people: 2, picker: 'many' },
	pickerScreens: { people: 2, picker: 'some' },
	pickerSound: { people: 2, picker: 'sound' },
	pickerEmpty: { people: 2, picker: 'empty' },
	pickerNoMatch: { people: 2, picker: 'some' },
	pickerFailed: { people: 2, picker: 'failed' },
	shareSign: { people: 0, sign: 'sharing' },
	shareSignRests: { people: 0, sign: 'resting' },
	soundMenu: { people: 2 },
	speaker: { people: 9 },
	ended: { people: 1, phase: { kind: 'ended', reason: 'left' } },
	failed: { people: 1, phase: { kind: 'ended', reason: 'failed', error: 'unreachable' } },
	turnedAway: { people: 1, guest: true, phase: { kind: 'ended', reason: 'failed', error: 'turned-away' } },
	unanswered: { people: 1, guest: true, phase: { kind: 'ended', reason: 'failed', error: 'unanswered' } },
	lockedOut: { people: 1, guest: true, phase: { kind: 'ended', reason: 'failed', error: 'locked' } },
	removed: { people: 1, guest: true, phase: { kind: 'ended', reason: 'removed' } },
	callEnded: { people: 1, guest: true, phase: { kind: 'ended', reason: 'call-ended' } },
} as const satisfies Record<string, Scene>;
export type SceneName = keyof typeof scenes;
