import { expect, test } from 'vitest';
import type { Destination } from './destination.ts';
import { filled, isRequired, keysOf, type Missing, problemOf } from './draft.ts';
import { destinationForm } from './form.ts';
import { linkOf } from './linkOf.ts';
import { longestLink } from './linkText.ts';
import { hostOf, placeKey, roomNameOf, wordsOf } from './place.ts';
import { recognise } from './recognise.ts';
import { linkToGive } from './toGive.ts';
import { tokenFor } from './tokens.test-part.ts';

/** Thousands of texts, the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

const schemes = ['parley:', 'https:', 'http:', 'wss:', 'ws:', 'javascript:', 'data:', 'file:', 'blob:', ''];
const hosts = [
	'example.org',
	'127.0.0.1',
	'localhost',
	'[::1]',
	'x.livekit.cloud',
	'аpple.com',
	'xn--pple-43d.com',
	'anna:pw@example.org',
	'0x7f.1',
	'example.org:8188',
	'example.org:0',
	'.',
	'',
	'[::ffff:1.2.3.4',
	'%65xample.org',
	'join',
];
const paths = [
	'/',
	'',
	'/join/long-enough-room',
	'/join/x',
	'/group/',
	'/group/team',
	'/group/a/../b/.whip',
	'/group/%2e%2e/',
	'/group/a%20b/',
	'/rooms/one',
	'/rooms/%E0%A4%A',
	'/rooms/..',
	'/whip',
	'/api/whip/x',
	'/janus',
	'/rtc',
	'//x//',
	'/\\evil.org/group/x',
];
const token = tokenFor({ room: 'one' });
const ends = [
	'',
	'?',
	'?roomId=one',
	'?roomId=',
	'?room=1234&pin=1',
	'?room=%00',
	`?access_token=${token}`,
	`?token=${token}#pass%20phrase`,
	'?token=short',
	`?liveKitUrl=wss://x.org&token=${token}`,
	'?liveKitUrl=//x',
	'?at=1.2.3.4:5&key=1',
	'?at=1.2.3.4:5',
	'#whip=&token=a%20b',
	'#whip',
	'#%',
	'#key=x',
	'?roomId=a#origin=https://b.org',
	'?roomId=a#origin=javascript:x',
];
const bits = [
	'\u0000',
	'\n',
	'\t',
	' ',
	'\u202e',
	'%00',
	'%',
	'\\',
	'//',
	'@',
	'#',
	'?',
	'&',
	'é',
	'💥',
	'\ud83d',
	'<',
	'"',
	"'",
	'../',
	':',
	'[',
];

function* texts(count: number): Generator<string> {
	const random = randomNumbers(20261126);
	const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
	for (let made = 0; made < count; made++) {
		let text = `${one(schemes)}${one(['//', '//', '//', '/', ''])}${one(hosts)}${one(paths)}${one(ends)}`;
		for (let changes = Math.floor(random() * 3); changes > 0; changes--) {
			const at = Math.floor(random() * (text.length + 1));
			const bit = random() < 0.3 ? String.fromCharCode(Math.floor(random() * 0x10000)) : one(bits);
			text = text.slice(0, at) + bit + text.slice(at + (random() < 0.5 ? 1 : 0));
		}
		if (random() < 0.01) text += one(bits).repeat(3000);
		yield text;
	}
}

const loopback = /^(wss?|https?):\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?(\/|$)/;

function addressesOf(destination: Destination): string[] {
	switch (destination.kind) {
		case 'parley':
			return [];
		case 'mediasoup-demo':
			return [destination.socket, ...(destination.origin ? [destination.origin] : [])];
		case 'livekit':
		case 'janus':
			return [destination.url];
		case 'livekit-meet':
			return [destination.page];
		case 'galene':
			return [destination.group];
		case 'whip':
			return [destination.endpoint];
	}
}

test('whatever is pasted, it is a destination that can be kept, or has a problem with a name; nothing throws', () => {
	const kinds = new Map<string, number>();
	for (const text of texts(40_000)) {
		const found = recognise(text);
		const kind = found.kind === 'destination' ? found.destination.kind : found.kind;
		kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		if (found.kind === 'unknown') {
			const { username, password, hash } = new URL(found.address);
			expect([username, password, hash], text).toEqual(['', '', '']);
			if (!/^(https|wss):/.test(found.address)) expect(found.address, text).toMatch(loopback);
		}
		if (found.kind !== 'destination') continue;
		const { destination } = found;
		expect(destinationForm.safeParse(destination).success, JSON.stringify(text)).toBe(true);
		const kept = linkOf(destination);
		expect(kept.length).toBeLessThanOrEqual(longestLink);
		expect(recognise(kept), JSON.stringify([text, kept])).toEqual(found);
		expect(placeKey(destination)).toBe(placeKey(JSON.parse(JSON.stringify(destination)) as Destination));
		expect(hostOf(destination), text).not.toMatch(/@/);
		roomNameOf(destination);
		wordsOf(destination);
		for (const address of addressesOf(destination)) {
			expect(new URL(address).username, text).toBe('');
			if (!/^(https|wss):/.test(address)) expect(address, text).toMatch(loopback);
		}
		const given = linkToGive(destination);
		if (given.kind === 'link') {
			expect(recognise(given.link), text).toMatchObject({ kind: 'destination' });
			for (const secret of ['token', 'pin', 'password', 'username'] as const) {
				const own = (destination as unknown as Record<string, string | undefined>)[secret];
				if (own && own.length > 6) expect(given.link, text).not.toContain(encodeURIComponent(own));
			}
		}
	}
	// All of it was tried, not only refused.
	for (const kind of [
		'parley',
		'mediasoup-demo',
		'livekit',
		'livekit-meet',
		'janus',
		'galene',
		'whip',
		'draft',
		'unknown',
		'problem',
	])
		expect(kinds.get(kind), kind).toBeGreaterThan(50);
});

test('whatever is answered to what is missing, the place can be kept, or the answer has a problem', () => {
	const random = randomNumbers(7);
	const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
	const answers = [
		'',
		' ',
		'1234',
		token,
		'a b',
		'..',
		'a/b',
		'.x',
		'%',
		'x'.repeat(4000),
		'é#?&',
		'\u202e',
		'\n',
		'"',
	];
	const drafts = [
		'wss://x.livekit.cloud',
		'wss://x.org/janus',
		'https://x.org/group/',
		'https://x.org/?roomId=',
	];
	let kept = 0;
	for (let made = 0; made < 5000; made++) {
		const found = recognise(one(drafts));
		if (found.kind !== 'draft') throw new Error('no draft');
		const said: Partial<Record<Missing, string>> = {};
		for (const field of found.draft.missing)
			said[field] = one(answers) + (random() < 0.2 ? one(answers) : '');
		const problems = found.draft.missing.map((field) => problemOf(found.draft, field, said[field]));
		if (problems.some((problem) => problem !== null)) continue;
		const destination = filled(found.draft, said);
		expect(recognise(linkOf(destination)), JSON.stringify(said)).toEqual({
			kind: 'destination',
			destination,
		});
		expect(
			keysOf(destination).every(
				(field) => !isRequired({ known: destination, missing: [] }, field) || field === 'token',
			),
		).toBe(true);
		kept++;
	}
	expect(kept).toBeGreaterThan(500);
});
