import { beforeEach, expect, test, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Destination } from '../../contract/destination/destination.ts';
import type { LinkProblem } from '../../contract/destination/recognised.ts';
import { tokenFor } from '../../contract/destination/tokens.test-part.ts';
import type { Told } from '../../contract/destination/told.ts';
import { createFinder, type Finder, type Finding } from './finding.ts';

interface Found {
	readonly problem: LinkProblem | null;
	readonly finding: Finding | null;
}

let store: StoreApi<Found>;
let finder: Finder;
let asked: string[];
let foreseen: string[];
let opened: { destination: Destination; joining: boolean }[];
/** What the server says. */
let told: Told | Promise<Told>;

beforeEach(() => {
	store = createStore<Found>(() => ({ problem: null, finding: null }));
	asked = [];
	foreseen = [];
	opened = [];
	told = { kind: 'unknown' };
	finder = createFinder({
		store,
		probe: async (address) => {
			asked.push(address);
			return told;
		},
		foresee: (kind) => foreseen.push(kind),
		open: async (destination, joining) => void opened.push({ destination, joining }),
	});
});
const finding = () => store.getState().finding;

test('what a call needs of the app is loaded while the person says what is missing', async () => {
	await finder.follow('https://example.org/');
	expect(foreseen).toEqual([]);
	told = { kind: 'livekit' };
	await finder.confirm();
	expect(finding()).toMatchObject({ kind: 'missing' });
	expect(foreseen).toEqual(['livekit']);
	expect(opened).toEqual([]);
});

test('a link that says everything is gone to, and nobody is asked', async () => {
	await finder.follow('https://galene.example.org/group/team/');
	expect(opened).toEqual([
		{ destination: { kind: 'galene', group: 'https://galene.example.org/group/team/' }, joining: false },
	]);
	expect(finding()).toBeNull();
	expect(asked).toEqual([]);
});

test('one that does not is asked about once, and only after the person said so', async () => {
	await finder.follow('https://example.org/x#secret');
	expect(finding()).toEqual({ kind: 'ask', address: 'https://example.org/x', host: 'example.org' });
	expect(asked).toEqual([]);
	told = { kind: 'whip' };
	await finder.confirm();
	expect(asked).toEqual(['https://example.org/x']);
	expect(opened).toMatchObject([{ destination: { kind: 'whip', endpoint: 'https://example.org/x' } }]);
});

test('whoever does not want it asked is left alone', async () => {
	await finder.follow('https://example.org/');
	finder.dismiss();
	await finder.confirm();
	expect(asked).toEqual([]);
	expect(finding()).toBeNull();
});

test('whoever gives up while it is asked is not led there afterwards', async () => {
	let answer: (told: Told) => void = () => {};
	told = new Promise<Told>((resolve) => {
		answer = resolve;
	});
	await finder.follow('https://example.org/');
	const asking = finder.confirm();
	await vi.waitFor(() => expect(finding()).toMatchObject({ kind: 'asking' }));
	finder.dismiss();
	answer({ kind: 'whip' });
	await asking;
	expect(opened).toEqual([]);
	expect(finding()).toBeNull();
});

test.each<[Told, Partial<Finding>]>([
	[{ kind: 'unknown' }, { kind: 'nothing', why: 'no-call' }],
	[{ kind: 'unreachable' }, { kind: 'nothing', why: 'unreachable' }],
	[{ kind: 'untrusted' }, { kind: 'nothing', why: 'untrusted' }],
	[{ kind: 'parley' }, { kind: 'nothing', why: 'no-room' }],
	[
		{ kind: 'moved', address: 'javascript:alert(1)' },
		{ kind: 'nothing', why: 'no-call' },
	],
	[
		{ kind: 'moved', address: 'https://example.org/elsewhere' },
		{ kind: 'nothing', why: 'no-call' },
	],
	// Another server: the person is asked anew.
	[
		{ kind: 'moved', address: 'https://other.example.org/' },
		{ kind: 'ask', host: 'other.example.org' },
	],
	[
		{ kind: 'livekit' },
		{
			kind: 'missing',
			draft: { known: { kind: 'livekit', url: 'wss://example.org', token: '' }, missing: ['token'] },
		},
	],
	[
		{ kind: 'livekit-meet' },
		{
			kind: 'missing',
			draft: { known: { kind: 'livekit-meet', page: 'https://example.org', room: '' }, missing: ['room'] },
		},
	],
	[
		{ kind: 'galene' },
		{
			kind: 'missing',
			draft: { known: { kind: 'galene', group: 'https://example.org/group/' }, missing: ['group'] },
		},
	],
	[
		{ kind: 'mediasoup-demo' },
		{
			kind: 'missing',
			draft: {
				known: {
					kind: 'mediasoup-demo',
					socket: 'wss://example.org:4443/',
					roomId: '',
					origin: 'https://example.org',
				},
				missing: ['room'],
			},
		},
	],
])('%j becomes %j', async (answer, expected) => {
	told = answer;
	await finder.follow('https://example.org/');
	await finder.confirm();
	expect(finding()).toMatchObject(expected);
	expect(opened).toEqual([]);
	expect(asked).toHaveLength(1);
});

test('a group that was found is gone to once its name is known', async () => {
	told = { kind: 'galene' };
	await finder.follow('https://galene.example.org/');
	await finder.confirm();
	await finder.answer({ group: ' team/monday ' });
	expect(opened).toEqual([
		{
			destination: { kind: 'galene', group: 'https://galene.example.org/group/team/monday/' },
			joining: false,
		},
	]);
});

test('an address that leads to a call by its form is followed without another question', async () => {
	told = { kind: 'moved', address: 'https://meet.example.org/rooms/one' };
	await finder.follow('https://meet.example.org/');
	await finder.confirm();
	expect(opened).toMatchObject([{ destination: { kind: 'livekit-meet', room: 'one' } }]);
	expect(asked).toHaveLength(1);
});

test('a name in other letters is shown as it is before anything is done', async () => {
	await finder.follow('https://gаlene.org/group/team/');
	expect(finding()).toMatchObject({ kind: 'look-alike', host: 'xn--glene-4ve.org' });
	expect(opened).toEqual([]);
	await finder.confirm();
	expect(opened).toHaveLength(1);
});

test('a name in other letters is shown before its server is asked, too', async () => {
	await finder.follow('https://gаlene.org/');
	expect(finding()).toMatchObject({ kind: 'look-alike' });
	await finder.confirm();
	expect(finding()).toMatchObject({ kind: 'ask' });
	expect(asked).toEqual([]);
});

test('a server that refused is told something else, and the old secret is forgotten', async () => {
	const room: Destination = { kind: 'janus', url: 'wss://j.example.org/janus', room: '1', pin: 'wrong' };
	expect(finder.askAgain(room, true)).toBe(true);
	expect(finding()).toMatchObject({ kind: 'missing', why: 'refused', draft: { missing: ['pin'] } });
	await finder.answer({ pin: 'right' });
	await finder.follow('https://galene.example.org/group/team/?token=old');
	expect(finder.askAgain(opened[1]?.destination ?? room, false)).toBe(true);
	await finder.answer({ username: 'anna', password: 'pw' });
	expect(opened.map(({ destination, joining }) => [destination, joining])).toEqual([
		[{ ...room, pin: 'right' }, true],
		[{ kind: 'galene', group: 'https://galene.example.org/group/team/', token: 'old' }, false],
		[
			{
				kind: 'galene',
				group: 'https://galene.example.org/group/team/',
				username: 'anna',
				password: 'pw',
			},
			false,
		],
	]);
	const meet: Destination = { kind: 'livekit-meet', page: 'https://meet.example.org', room: 'one' };
	expect(finder.askAgain(meet, true)).toBe(false);
});

test('a ticket that is out of date is asked for anew, one that holds is not', () => {
	const seconds = Math.floor(Date.now() / 1000);
	const ticket = (expires: number): Destination => ({
		kind: 'livekit',
		url: 'wss://calls.example.org',
		token: tokenFor({ room: 'one', expires }),
	});
	expect(finder.askIfExpired(ticket(seconds + 600))).toBe(false);
	expect(finder.askIfExpired(ticket(seconds - 600))).toBe(true);
	expect(finding()).toMatchObject({ kind: 'missing', why: 'expired', draft: { missing: ['token'] } });
});

test('a page in a browser, which reaches its own host alone, says that other links are for the app', async () => {
	finder = createFinder({
		store,
		probe: undefined,
		foresee: (kind) => foreseen.push(kind),
		open: async (destination, joining) => void opened.push({ destination, joining }),
	});
	for (const link of [
		'https://galene.example.org/group/team/',
		'https://example.org/',
		'wss://x.livekit.cloud',
	]) {
		await finder.follow(link);
		expect(store.getState()).toEqual({ problem: 'app-only', finding: null });
	}
	expect(opened).toEqual([]);
	await finder.follow('parley://join/room-of-ours?at=192.168.1.5:4443');
	expect(opened).toHaveLength(1);
	expect(foreseen).toEqual(['parley']);
});
