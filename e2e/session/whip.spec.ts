import { type Browser, expect, type Page, test } from '@playwright/test';
import { GaleneServer, galene } from '../servers/galene.ts';
import { StockClient } from '../strangers/galene/stockClient.ts';
import { colourOf, names, patience, received, sent, stateOf } from './conformance/stand.ts';
import { buildSessionPage } from './harness/build.ts';
import { launchChromium } from './harness/chromium.ts';
import type {} from './harness/page.ts';

/** A Parley that only sends (RFC 9725), into a group of a real Galene, where others see and hear it. */
let browser: Browser;
let server: GaleneServer;
const open: { close(): Promise<void> }[] = [];

test.beforeAll(async () => {
	const missing = galene.missing();
	test.skip(missing !== undefined, missing);
	server = await GaleneServer.start(await buildSessionPage());
	browser = await launchChromium();
});
test.afterEach(async () => {
	await Promise.all(open.splice(0).map((one) => one.close()));
});
test.afterAll(async () => {
	await browser?.close();
	await server?.close();
});

async function blank(): Promise<Page> {
	const page = await browser.newPage();
	open.push(page);
	await page.goto(`${server.address}/parley/`);
	return page;
}

/** @returns the page, and why it did not get in; null if it did */
async function broadcast(group: string, token?: string): Promise<{ page: Page; refusal: string | null }> {
	const page = await blank();
	const target = { kind: 'whip', endpoint: `${group}.whip`, ...(token && { token }) } as const;
	const refusal = await page.evaluate(
		(where) =>
			window.page
				.open(where)
				.then(() => window.page.join('Anna'))
				.then(
					() => null,
					(error: { reason?: string }) => error.reason ?? String(error),
				),
		target,
	);
	return { page, refusal };
}

async function watch(group: string): Promise<Page> {
	const page = await blank();
	await page.evaluate((where) => window.page.open(where), { kind: 'galene', group } as const);
	await page.evaluate(() => window.page.join('Budi'));
	return page;
}

const heard = (page: Page) => received(page, 'microphone', 'totalAudioEnergy');

test('a Parley and the stock client see and hear a broadcast, and see it end', async () => {
	const { group } = await server.newRoom();
	const budi = await watch(group);
	const stig = await StockClient.enter(browser, group, 'Stig', { sends: false });
	open.push(stig);
	const { page: anna } = await broadcast(group);
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	await names(budi).toEqual(['Stig', 'whip']);
	await colourOf(budi, 'whip').toBe('red');
	await expect.poll(() => heard(budi), patience).toBeGreaterThan(0.001);
	await expect.poll(() => stig.coloursOf('whip'), patience).toEqual(['red']);
	await expect.poll(() => stig.heardOf('whip'), patience).toBeGreaterThan(0.001);
	await anna.evaluate(() => window.page.opened.leave());
	await names(budi).toEqual(['Stig']);
	await expect.poll(() => budi.evaluate(() => window.page.tracks.size), patience).toBe(0);
});

test('mutes, shows another picture, and says what a broadcast cannot do', async () => {
	const { group } = await server.newRoom();
	const budi = await watch(group);
	const { page: anna } = await broadcast(group);
	await anna.evaluate(() => window.page.publish('microphone', { muted: true }));
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await colourOf(budi, 'whip').toBe('red');
	expect(await sent(anna, 'microphone')).toBe(0);
	await anna.evaluate(() => window.page.setMuted('microphone', false));
	await expect.poll(() => heard(budi), patience).toBeGreaterThan(0.001);
	await anna.evaluate(() => window.page.setMuted('microphone', true));
	const before = await sent(anna, 'microphone');
	await anna.evaluate(() => window.page.replaceByPicture('camera', 'green'));
	await colourOf(budi, 'whip').toBe('green');
	expect(await sent(anna, 'microphone')).toBe(before);

	const refusals = await anna.evaluate(async () => [
		await window.page.refusalOf((session) => session.sendMessage('hello')),
		await window.page.refusalOf((session) => session.setHand(true)),
		await window.page.refusalOf(() => window.page.publish('screen')),
	]);
	expect(new Set(refusals)).toEqual(new Set(['unsupported']));
	const capabilities = await anna.evaluate(() => window.page.opened.capabilities);
	expect(capabilities).toMatchObject({ publish: true, receive: { unavailable: 'broadcast' } });
	// A screen takes the camera's place.
	await anna.evaluate(() => window.page.close('camera'));
	await anna.evaluate(() => window.page.publish('screen', { colour: 'blue', width: 640, height: 360 }));
	await colourOf(budi, 'whip').toBe('blue');
});

test('who has the token may broadcast, and nobody else', async () => {
	const { group } = await server.newRoom({});
	await server.addToken(group, 'on-air');
	expect((await broadcast(group)).refusal).toBe('refused');
	// Galene takes a token that it does not know for a resource that there is not.
	expect((await broadcast(group, 'wrong')).refusal).toBe('room-not-found');
	expect((await broadcast(group, 'on-air')).refusal).toBeNull();
	expect((await broadcast(`${server.address}/group/nowhere/`)).refusal).toBe('room-not-found');
});

test('comes back as it was when the server was gone', async () => {
	const { group } = await server.newRoom();
	const { page: anna } = await broadcast(group);
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone', { muted: true }));
	await expect.poll(() => sent(anna, 'camera'), patience).toBeGreaterThan(10);
	await server.kill();
	await stateOf(anna).toBe('reconnecting');
	expect(await sent(anna, 'camera')).toBe(0);
	await server.restart();
	await stateOf(anna).toBe('joined');
	const budi = await watch(group);
	await colourOf(budi, 'whip').toBe('red');
	expect(await sent(anna, 'microphone')).toBe(0);
});
