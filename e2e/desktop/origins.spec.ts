import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApp, launchApp } from '../app/launch.ts';
import { type PickyServer, startPickyServer } from '../servers/pickyServer.ts';
import { type SilentEndpoint, startSilentEndpoint } from '../servers/silentEndpoint.ts';

/** The page that the servers of these tests belong to. Nobody has to be there. */
const itsPage = 'http://127.0.0.1:3000';
const appPage = 'parley-app://app';
let launched: LaunchedApp;
let page: Page;
let picky: PickyServer;
let other: PickyServer;

test.beforeAll(async () => {
	launched = await launchApp({ name: 'origins' });
	page = launched.page;
});
test.afterAll(() => launched?.close());
test.beforeEach(async () => {
	[picky, other] = await Promise.all([startPickyServer(itsPage), startPickyServer()]);
});
test.afterEach(async () => {
	await Promise.all([picky.close(), other.close()]);
});

const socketOf = ({ port }: PickyServer) => `ws://127.0.0.1:${port}/`;
/** Whether the page can open a WebSocket there. */
const opens = (server: PickyServer) =>
	page.evaluate(
		(url) =>
			new Promise<boolean>((resolve) => {
				const socket = new WebSocket(url);
				socket.onopen = () => resolve(true);
				socket.onerror = () => resolve(false);
			}),
		`${socketOf(server)}?roomId=r&peerId=p`,
	);
const use = (socket: string, origin: string) =>
	page.evaluate(
		(standIn) =>
			window.parley.origins.use(standIn).then(
				() => 'done',
				(error: Error) => error.message,
			),
		{ socket, origin },
	);

test('a server that takes its own page only takes the app in its place', async () => {
	expect(await opens(picky)).toBe(false);
	expect(await use(socketOf(picky), itsPage)).toBe('done');
	expect(await opens(picky)).toBe(true);
	expect(picky.origins).toEqual([
		{ what: 'socket', origin: appPage },
		{ what: 'socket', origin: itsPage },
	]);
});

test('everybody else sees the app, and so does that server where no socket is opened', async () => {
	expect(await use(socketOf(picky), itsPage)).toBe('done');
	expect(await opens(picky)).toBe(true);
	expect(await opens(other)).toBe(true);
	for (const { port } of [other, picky])
		await page.evaluate((url) => fetch(url).then(({ status }) => status), `http://127.0.0.1:${port}/`);
	expect(other.origins).toEqual([
		{ what: 'socket', origin: appPage },
		{ what: 'page', origin: appPage },
	]);
	expect(picky.origins).toEqual([
		{ what: 'socket', origin: itsPage },
		{ what: 'page', origin: appPage },
	]);
});

test('several servers at once, each as its own page', async () => {
	const second = await startPickyServer('http://127.0.0.1:3001');
	try {
		expect(await use(socketOf(picky), itsPage)).toBe('done');
		expect(await use(socketOf(second), 'http://127.0.0.1:3001')).toBe('done');
		expect(await opens(picky)).toBe(true);
		expect(await opens(second)).toBe(true);
	} finally {
		await second.close();
	}
});

test('nobody comes as the page of another host', async () => {
	expect(await use(socketOf(picky), 'https://bank.example')).toBe('malformed');
	expect(await use('wss://bank.example/', itsPage)).toBe('malformed');
	expect(await opens(picky)).toBe(false);
	expect(picky.origins).toEqual([{ what: 'socket', origin: appPage }]);
});

test.describe('an endpoint for broadcasts that says nothing of pages', () => {
	let endpoint: SilentEndpoint;
	test.beforeEach(async () => {
		endpoint = await startSilentEndpoint();
	});
	test.afterEach(() => endpoint.close());

	/** As a broadcast asks. @returns status and headers that the page can read; null if it can read nothing */
	const ask = (url: string, method: string, headers: Record<string, string> = {}) =>
		page.evaluate(
			([where, how, more]) =>
				fetch(where, {
					method: how,
					credentials: 'omit',
					headers: more,
					...(how !== 'GET' && how !== 'DELETE' && { body: 'x' }),
				}).then(
					(answer) => [
						answer.status,
						...['Location', 'ETag', 'Link'].map((name) => answer.headers.get(name)),
					],
					() => null,
				),
			[url, method, headers] as const,
		);
	const offer = { Authorization: 'Bearer abc', 'Content-Type': 'application/sdp' };
	const fragment = { 'Content-Type': 'application/trickle-ice-sdpfrag', 'If-Match': '"1"' };
	const broadcastTo = (where: string) =>
		page.evaluate(
			(to) =>
				window.parley.origins.broadcastTo({ endpoint: to }).then(
					() => 'done',
					(error: Error) => error.message,
				),
			where,
		);

	test('is spoken with once the app goes there, in the ways of a broadcast alone', async () => {
		expect(await ask(`${endpoint.origin}/whip`, 'POST', offer)).toBeNull();
		expect(endpoint.asked).toEqual(['OPTIONS /whip']);
		expect(await broadcastTo(`${endpoint.origin}/whip`)).toBe('done');
		const taken = [201, 'session/1', '"1"', '<stun:stun.example.net>; rel="ice-server"'];
		expect(await ask(`${endpoint.origin}/whip`, 'POST', offer)).toEqual(taken);
		expect(await ask(`${endpoint.origin}/moved`, 'POST', offer)).toEqual(taken);
		expect((await ask(`${endpoint.origin}/session/1`, 'PATCH', fragment))?.[0]).toBe(204);
		expect((await ask(`${endpoint.origin}/session/1`, 'DELETE', offer))?.[0]).toBe(200);
		expect(await ask(`${endpoint.origin}/`, 'GET')).toBeNull();
	});

	test('is the only one: its neighbour stays closed, and nothing unprotected is opened', async () => {
		const neighbour = await startSilentEndpoint();
		try {
			expect(await broadcastTo(`${endpoint.origin}/whip`)).toBe('done');
			expect(await ask(`${neighbour.origin}/whip`, 'POST', offer)).toBeNull();
			expect(await broadcastTo('http://live.example.org/whip')).toBe('malformed');
		} finally {
			await neighbour.close();
		}
	});
});
