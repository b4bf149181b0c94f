import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApp, launchApp } from '../app/launch.ts';
import { type PickyServer, startPickyServer } from '../servers/pickyServer.ts';

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
