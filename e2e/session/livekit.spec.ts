import { createServer, type Server as HttpServer } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { RoomServiceClient, type VideoGrant } from 'livekit-server-sdk';
import { livekit, livekitKeys, livekitToken } from '../servers/livekit.ts';
import { colourOf, names, patience, received, Stand, stateOf } from './conformance/stand.ts';

/** What only LiveKit has, through the session interface, against a real server, in a real Chromium. */
const stand = new Stand(livekit);
stand.setUp();
let url: string;
let rooms = 0;
let room: string;

test.beforeEach(() => {
	({ url } = stand.server);
	room = `of-livekit-alone-${rooms++}`;
});

async function join(
	name: string,
	{ grant, passphrase, identity }: { grant?: VideoGrant; passphrase?: string; identity?: string } = {},
): Promise<Page> {
	const token = await livekitToken(room, name, grant, { identity: identity ?? name });
	const target = { kind: 'livekit', url, token, ...(passphrase && { passphrase }) } as const;
	const { page, refusal } = await stand.enter(target, name);
	expect(refusal).toBeNull();
	return page;
}

/** Lets a server listen on loopback. */
async function portOf(listener: HttpServer): Promise<number> {
	await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
	const address = listener.address();
	if (typeof address !== 'object' || !address) throw new Error('the server has no address');
	return address.port;
}

const admin = () => new RoomServiceClient(url.replace('ws', 'http'), livekitKeys.key, livekitKeys.secret);
const endOf = (page: Page) => expect.poll(() => page.evaluate(() => window.page.states.at(-1)), patience);

test('a token that has expired, or that another server signed, is refused', async () => {
	const expired = await livekitToken(room, 'Anna', {}, { ttl: -60 });
	expect((await stand.enter({ kind: 'livekit', url, token: expired }, 'Anna')).refusal).toBe('refused');
	const [head, body] = (await livekitToken(room, 'Anna')).split('.');
	const forged = `${head}.${body}.${btoa('nobody signed this').replaceAll('=', '')}`;
	expect((await stand.enter({ kind: 'livekit', url, token: forged }, 'Anna')).refusal).toBe('refused');
});

test('where nobody answers, or somebody who is no LiveKit, that is said', async () => {
	const token = await livekitToken(room, 'Anna');
	const gone = await stand.enter({ kind: 'livekit', url: 'ws://127.0.0.1:9', token }, 'Anna');
	expect(gone.refusal).toBe('unreachable');
	const requests: string[] = [];
	const other = createServer((request, response) => {
		requests.push(request.url ?? '');
		response.writeHead(404, { 'access-control-allow-origin': '*' }).end('not here');
	});
	try {
		const elsewhere = `ws://127.0.0.1:${await portOf(other)}`;
		const entered = await stand.enter({ kind: 'livekit', url: elsewhere, token }, 'Anna');
		expect(entered.refusal).toBe('protocol');
		expect(await entered.page.evaluate(() => window.page.states.map(({ kind }) => kind))).toEqual([
			'joining',
			'new',
		]);
		// A socket and a question why it was refused, in today's way and in the one of before.
		expect(requests.length).toBeLessThanOrEqual(4);
	} finally {
		other.close();
	}
});

test('a token that only lets one watch says so, and the others are seen', async () => {
	const anna = await join('Anna');
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	const budi = await join('Budi', { grant: { canPublish: false, canUpdateOwnMetadata: false } });
	await colourOf(budi, 'Anna').toBe('red');
	const able = await budi.evaluate(() => window.page.opened.capabilities);
	expect(able).toMatchObject({
		publish: { unavailable: 'not-allowed' },
		messages: { unavailable: 'not-allowed' },
		hands: { unavailable: 'not-allowed' },
		receive: true,
	});
	const refusal = await budi.evaluate(() => window.page.refusalOf((session) => session.sendMessage('hello')));
	expect(refusal).toBe('unsupported');
});

test('a raised hand is seen, and seen to be lowered', async () => {
	const [anna, budi] = [await join('Anna'), await join('Budi')];
	await names(budi).toEqual(['Anna']);
	const seen = () => expect.poll(() => budi.evaluate(() => window.page.standings.get('Anna')), patience);
	await anna.evaluate(() => window.page.opened.setHand(true));
	await seen().toBe('guest with a hand');
	expect(await anna.evaluate(() => window.page.own?.hand)).toBeGreaterThan(0);
	await anna.evaluate(() => window.page.opened.setHand(false));
	await seen().toBe('guest');
	expect(await anna.evaluate(() => window.page.own?.hand)).toBeNull();
});

test('whoever is removed, replaced, or in a room that is closed learns which it was', async () => {
	const [anna, budi, carl] = [await join('Anna'), await join('Budi'), await join('Carl')];
	await admin().removeParticipant(room, 'Anna');
	await endOf(anna).toEqual({ kind: 'left', reason: 'removed' });
	await join('Budi');
	await endOf(budi).toEqual({ kind: 'left', reason: 'replaced' });
	await admin().deleteRoom(room);
	await endOf(carl).toEqual({ kind: 'left', reason: 'call-ended' });
});

test('who shares the passphrase is seen, heard and read; who has another is not, and nobody sends unsealed', async () => {
	const passphrase = 'a passphrase of the tests';
	const anna = await join('Anna', { passphrase });
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	const budi = await join('Budi', { passphrase });
	await colourOf(budi, 'Anna').toBe('red');
	await expect.poll(() => received(budi, 'microphone', 'totalAudioEnergy'), patience).toBeGreaterThan(0.001);
	const outside = await join('Carl', { passphrase: 'another one' });
	await names(outside).toEqual(['Anna', 'Budi']);
	await expect.poll(() => received(outside, 'camera', 'packets'), patience).toBeGreaterThan(100);
	expect(await received(outside, 'camera', 'framesDecoded')).toBe(0);
	await anna.evaluate(() => window.page.opened.sendMessage('sealed'));
	await expect
		.poll(() => budi.evaluate(() => window.page.messages.map(({ text }) => text)), patience)
		.toEqual(['sealed']);
	expect(await outside.evaluate(() => window.page.messages)).toEqual([]);
});

test.describe('by a page of LiveKit Meet', () => {
	let meet: HttpServer;
	let page: string;
	let asked: URLSearchParams[] = [];
	test.beforeAll(async () => {
		meet = createServer(async (request, response) => {
			const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
			response.setHeader('access-control-allow-origin', '*');
			if (pathname !== '/api/connection-details') return void response.writeHead(404).end();
			asked.push(searchParams);
			const [roomName = '', name = ''] = [
				searchParams.get('roomName'),
				searchParams.get('participantName'),
			].map(String);
			if (roomName === 'nonsense') return void response.end('{"serverUrl":"javascript:alert(1)"}');
			const participantToken = await livekitToken(roomName, name);
			response.end(JSON.stringify({ serverUrl: url, roomName, participantName: name, participantToken }));
		});
		page = `http://127.0.0.1:${await portOf(meet)}`;
	});
	test.beforeEach(() => {
		asked = [];
	});
	test.afterAll(() => meet?.close());

	test('asks for a token by name, and is in the room', async () => {
		const [one, two] = [
			await stand.enter({ kind: 'livekit-meet', page, room }, 'Anna'),
			await stand.enter({ kind: 'livekit-meet', page, room }, 'Budi'),
		];
		expect([one.refusal, two.refusal]).toEqual([null, null]);
		await names(two.page).toEqual(['Anna']);
		expect(asked.map((query) => query.get('participantName'))).toEqual(['Anna', 'Budi']);
	});

	test('a page that gives nonsense, or does not answer, is told from one that does', async () => {
		const nonsense = await stand.enter({ kind: 'livekit-meet', page, room: 'nonsense' }, 'Anna');
		expect(nonsense.refusal).toBe('protocol');
		const gone = await stand.enter({ kind: 'livekit-meet', page: 'http://127.0.0.1:9', room }, 'Anna');
		expect(gone.refusal).toBe('unreachable');
		await expect(stateOf(gone.page).toBe('new')).resolves.toBeUndefined();
	});
});
