import { expect, test } from 'vitest';
import { presence as form } from '../../contract/bridge/features.ts';
import type { CallState } from '../call/state.ts';
import { createTexts } from '../texts/texts.ts';
import { newsSince } from './news.ts';
import { presenceOf } from './presence.ts';

const { t } = createTexts('en');
const person = { tracks: {}, level: 0, speaking: false };
const call = {
	phase: { kind: 'inside', since: 0 },
	participants: [
		{ ...person, id: 'own', name: 'Me', isSelf: true },
		{ ...person, id: 'a', name: 'Ana', isSelf: false },
		{ ...person, id: 'b', name: 'Bea', isSelf: false },
	],
	own: {
		microphone: { on: true },
		camera: { on: false },
		share: { kind: 'resting' },
	},
	notices: [],
	capabilities: null,
	chat: { messages: [], unread: 0 },
} as unknown as CallState;
const around = { language: 'en' as const, t, places: [], canStart: true, keepInTray: true };

test('tells what the tray needs, in a form that the desktop takes', () => {
	const presence = presenceOf({ ...around, call: { state: call, hosted: true } });
	expect(form.parse(presence)).toEqual(presence);
	expect(presence.call).toEqual({
		phase: 'inside',
		title: 'Ana and Bea',
		hosted: true,
		others: 2,
		microphoneOn: true,
		cameraOn: false,
		// Its window is out of sight just now: it is still shared.
		sharing: true,
	});
});

test('says why nothing can be sent', () => {
	const state = {
		...call,
		capabilities: { publish: { unavailable: 'not-allowed' } },
	} as unknown as CallState;
	const presence = presenceOf({ ...around, call: { state, hosted: false } });
	expect(form.parse(presence).call?.cannotSend).toBe('not-allowed');
});

test('at home there is no call, and no empty list of places', () => {
	const presence = presenceOf({ ...around, call: null });
	expect(form.parse(presence)).toEqual(presence);
	expect(Object.keys(presence)).not.toContain('call');
	expect(Object.keys(presence)).not.toContain('places');
});

test('news are what somebody else did since, and what waits for an answer is marked', () => {
	const notice = (id: number, what: object) => ({ id, at: 0, ...what });
	const old = notice(1, { kind: 'joined', name: 'Ana' });
	const before = { ...call, notices: [old] } as unknown as CallState;
	const now = {
		...call,
		notices: [
			old,
			notice(2, { kind: 'joined', name: 'Bea' }),
			notice(3, { kind: 'microphone-changed', label: 'Headset' }),
			notice(4, { kind: 'knock', name: 'Cy', waitingId: 'w' }),
		],
		chat: {
			messages: [
				{ id: 1, participantId: 'a', name: 'Ana', text: 'hello\nthere' },
				{ id: 2, participantId: null, name: 'Me', text: 'I am here' },
			],
		},
	} as unknown as CallState;
	expect(newsSince(before, now, 'Our call', t)).toEqual([
		{ title: 'Our call', body: 'Bea joined', waits: false },
		{ title: 'Our call', body: expect.stringContaining('Cy'), waits: true },
		{ title: 'Ana', body: 'hello there', waits: true },
	]);
	expect(newsSince(null, now, 'Our call', t)).toEqual([]);
});
