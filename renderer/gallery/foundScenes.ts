import type { Destination } from '../../contract/destination/destination.ts';
import type { Scene } from './scene.ts';

/** Calls on other servers than a Parley host. */
export const group: Destination = { kind: 'galene', group: 'https://galene.example.org:8443/group/monday/' };
export const roomWithPin: Destination = {
	kind: 'janus',
	url: 'wss://janus.example.org/janus',
	room: '1234',
	pin: '9876',
};
export const meetRoom: Destination = {
	kind: 'livekit-meet',
	page: 'https://meet.example.org',
	room: 'choir',
};
const ticket: Destination = { kind: 'livekit', url: 'wss://calls.example.org', token: '' };

/** From a pasted link to a call on any server. */
export const foundScenes = {
	homeServers: { people: 0, home: 'servers' },
	foundAsk: {
		people: 0,
		home: 'few',
		finding: { kind: 'ask', address: 'https://example.org/x', host: 'example.org' },
	},
	foundAsking: { people: 0, home: 'few', finding: { kind: 'asking', host: 'example.org' } },
	foundLookAlike: {
		people: 0,
		home: 'few',
		finding: {
			kind: 'look-alike',
			host: 'xn--glene-4ve.example.org',
			recognised: { kind: 'destination', destination: group },
		},
	},
	foundNothing: {
		people: 0,
		home: 'few',
		finding: { kind: 'nothing', host: 'example.org', why: 'no-call' },
	},
	foundToken: {
		people: 0,
		home: 'few',
		finding: {
			kind: 'missing',
			draft: { known: ticket, missing: ['token'] },
			why: 'lacking',
			joining: false,
		},
	},
	foundRoom: {
		people: 0,
		home: 'few',
		finding: {
			kind: 'missing',
			draft: {
				known: { kind: 'janus', url: 'wss://janus.example.org/janus', room: '' },
				missing: ['room', 'pin'],
			},
			why: 'lacking',
			joining: false,
		},
	},
	foundRefused: {
		people: 1,
		guest: true,
		destination: group,
		phase: { kind: 'ended', reason: 'failed', error: 'refused' },
		finding: {
			kind: 'missing',
			draft: { known: group, missing: ['username', 'password'] },
			why: 'refused',
			joining: true,
		},
	},
	refused: {
		people: 1,
		guest: true,
		destination: roomWithPin,
		phase: { kind: 'ended', reason: 'failed', error: 'refused' },
	},
	lobbyGroup: { people: 1, phase: { kind: 'idle' }, destination: group },
	inviteRoom: { people: 1, guest: true, destination: roomWithPin, panels: { invite: true } },
	inviteNone: { people: 1, guest: true, destination: ticket, panels: { invite: true } },
} as const satisfies Record<string, Scene>;
