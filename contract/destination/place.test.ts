import { expect, test } from 'vitest';
import type { Destination } from './destination.ts';
import { hasForeignLetters, hostOf, placeKey, roomNameOf, wordsOf } from './place.ts';
import { linkToGive } from './toGive.ts';
import { tokenFor } from './tokens.test-part.ts';

const token = tokenFor({ room: 'planning', expires: 1 });
const all: Readonly<Record<Destination['kind'], Destination>> = {
	parley: {
		kind: 'parley',
		invitation: {
			roomId: 'room-of-ours',
			addresses: ['192.168.1.5:4443'],
			key: 'k'.repeat(43),
			moderator: 'm'.repeat(43),
		},
	},
	'mediasoup-demo': {
		kind: 'mediasoup-demo',
		socket: 'wss://demo.example.org:4443/',
		roomId: 'demo-room',
		origin: 'https://demo.example.org',
	},
	livekit: { kind: 'livekit', url: 'wss://live.example.org', token, passphrase: 'pass phrase' },
	'livekit-meet': {
		kind: 'livekit-meet',
		page: 'https://meet.example.org',
		room: 'choir',
		passphrase: 'la la',
	},
	janus: { kind: 'janus', url: 'wss://janus.example.org/janus', room: '1234', pin: '98765' },
	galene: {
		kind: 'galene',
		group: 'https://galene.example.org:8443/group/a%20b/c/',
		username: 'anna',
		password: 'pass/word',
		token: 'invitation-token',
	},
	whip: { kind: 'whip', endpoint: 'https://whip.example.org/whip/secret-stream', token: 'bearer-token' },
};

test.each<[Destination['kind'], string, string | null]>([
	['parley', '192.168.1.5:4443', null],
	['mediasoup-demo', 'demo.example.org', 'demo-room'],
	['livekit', 'live.example.org', 'planning'],
	['livekit-meet', 'meet.example.org', 'choir'],
	['janus', 'janus.example.org', '1234'],
	['galene', 'galene.example.org:8443', 'a b/c'],
	['whip', 'whip.example.org', null],
])('%s is on %s and called %s', (kind, host, room) => {
	expect([hostOf(all[kind]), roomNameOf(all[kind])]).toEqual([host, room]);
});

test('places are told apart by server and room, not by what one comes in with', () => {
	const keys = Object.values(all).map(placeKey);
	expect(new Set(keys).size).toBe(keys.length);
	const other: readonly Destination[] = [
		{ kind: 'livekit', url: 'wss://live.example.org', token: tokenFor({ room: 'planning', expires: 9 }) },
		{ kind: 'janus', url: 'wss://janus.example.org/janus', room: '1234' },
		{ kind: 'galene', group: 'https://galene.example.org:8443/group/a%20b/c/' },
	];
	for (const one of other) expect(placeKey(one)).toBe(placeKey(all[one.kind]));
	expect(
		placeKey({ kind: 'livekit', url: 'wss://live.example.org', token: tokenFor({ room: 'x' }) }),
	).not.toBe(placeKey(all.livekit));
});

test('what is given to others carries nobody’s own secret', () => {
	expect(linkToGive(all.parley)).toMatchObject({ link: expect.not.stringContaining('mmm') });
	expect(linkToGive(all['mediasoup-demo'])).toEqual({
		kind: 'link',
		link: 'https://demo.example.org/?roomId=demo-room',
		lacks: null,
	});
	expect(linkToGive(all['livekit-meet'])).toMatchObject({
		link: 'https://meet.example.org/rooms/choir#la%20la',
	});
	expect(linkToGive(all.janus)).toEqual({
		kind: 'link',
		link: 'wss://janus.example.org/janus?room=1234',
		lacks: 'pin',
	});
	expect(linkToGive(all.galene)).toEqual({
		kind: 'link',
		link: 'https://galene.example.org:8443/group/a%20b/c/',
		lacks: 'password',
	});
	expect(linkToGive(all.livekit)).toEqual({ kind: 'none', why: 'own-token' });
	expect(linkToGive(all.whip)).toEqual({ kind: 'none', why: 'broadcast' });
});

test('every word that tells of a place is known, so that reports leave it out', () => {
	expect(wordsOf(all.livekit)).toEqual([token, 'planning', 'pass phrase', 'live.example.org']);
	expect(wordsOf(all.janus)).toEqual(['1234', '98765', 'janus.example.org']);
	expect(wordsOf(all.galene)).toEqual([
		'a b/c',
		'anna',
		'pass/word',
		'invitation-token',
		'galene.example.org',
	]);
	expect(wordsOf(all.whip)).toEqual(['/whip/secret-stream', 'bearer-token', 'whip.example.org']);
	expect(wordsOf(all['mediasoup-demo'])).toContain('demo-room');
	expect(wordsOf(all.parley)).toContain('192.168.1.5');
});

test('a name with letters of other alphabets is known by its form', () => {
	expect(hasForeignLetters('xn--pple-43d.com')).toBe(true);
	expect(hasForeignLetters('www.XN--pple-43d.com:8443')).toBe(true);
	expect(hasForeignLetters('example.org')).toBe(false);
	expect(hasForeignLetters('maxn--x.org')).toBe(false);
});
