import type { CallState, OwnMedia, ParticipantState, TrackState } from '../call/state.ts';
import { madeUpCapabilities } from './capabilities.ts';
import { cameraStream, screenStream } from './pictures.ts';
import type { Scene } from './scene.ts';

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
		capabilities: scene.can ? madeUpCapabilities[scene.can] : null,
	};
}
