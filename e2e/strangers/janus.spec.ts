import { type Browser, expect, type Page, test } from '@playwright/test';
import { choosy, JanusServer, janus, narrow, pinned, sealed } from '../servers/janus.ts';
import { servePage } from '../servers/pageServer.ts';
import { patience } from '../session/conformance/stand.ts';
import { buildSessionPage } from '../session/harness/build.ts';
import { launchChromium } from '../session/harness/chromium.ts';
import type {} from '../session/harness/page.ts';
import { buildStockPage } from './janus/build.ts';
import type {} from './janus/page.ts';

/**
 * A Parley and Janus's own client library (janus.js, as its VideoRoom demo uses it) in one room of a real
 * Janus: they see, hear and read each other, and what one does the other is told of.
 */
let browser: Browser;
let server: JanusServer;
let ours: Awaited<ReturnType<typeof servePage>>;
let stock: Awaited<ReturnType<typeof servePage>>;
const pages: Page[] = [];

test.beforeAll(async () => {
	const missing = janus.missing();
	test.skip(missing !== undefined, missing);
	ours = await servePage(await buildSessionPage());
	stock = await servePage(await buildStockPage());
	server = await JanusServer.start();
	browser = await launchChromium();
});
test.afterEach(async () => {
	await Promise.all(pages.splice(0).map((page) => page.close()));
});
test.afterAll(async () => {
	await browser?.close();
	await server?.close();
	await Promise.all([ours?.close(), stock?.close()]);
});

async function blank(address: string): Promise<Page> {
	const page = await browser.newPage();
	pages.push(page);
	await page.goto(address);
	return page;
}

async function nextRoom(): Promise<number> {
	const target = await (await server.newRoom()).target('anybody');
	if (target.kind !== 'janus') throw new Error('a room of another server');
	return Number(target.room);
}

/** A Parley at the room's door. @returns why it did not get in; null if it did */
async function parleyEnters(page: Page, room: number, name: string, pin?: string): Promise<string | null> {
	const target = { kind: 'janus', url: server.address, room: String(room), ...(pin && { pin }) } as const;
	return page.evaluate(
		([where, displayName]) =>
			window.page
				.open(where)
				.then(() => window.page.join(displayName))
				.then(
					() => null,
					(error: { reason?: string }) => error.reason ?? String(error),
				),
		[target, name] as const,
	);
}

async function stockEnters(page: Page, room: number, name: string, pin?: string): Promise<void> {
	const join = { display: name, ...(pin && { pin }) };
	await page.evaluate(([address, where, how]) => window.stock.enter(address, where, how, 'blue'), [
		server.address,
		room,
		join,
	] as const);
}

/** Anna has a Parley, Stig has janus.js. */
async function together(): Promise<{ anna: Page; stig: Page }> {
	const room = await nextRoom();
	const [anna, stig] = [await blank(ours.address), await blank(stock.address)];
	expect(await parleyEnters(anna, room, 'Anna')).toBeNull();
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	await stockEnters(stig, room, 'Stig');
	return { anna, stig };
}

const shownName = (display: string) => display.replace(/[\u{E0020}-\u{E007E}]/gu, '');
/** As the stock client was told it, with what is not drawn. */
async function written(stig: Page, name: string): Promise<string> {
	const names = await stig.evaluate(() => window.stock.names);
	return names.find((display) => shownName(display) === name) ?? name;
}
const tilesOf = (stig: Page) =>
	expect.poll(async () => (await stig.evaluate(() => window.stock.names)).map(shownName).sort(), patience);
const stockSees = (stig: Page, name: string) =>
	expect.poll(
		async () => stig.evaluate((who) => window.stock.colourOf(who), await written(stig, name)),
		patience,
	);
const stockHears = async (stig: Page, name: string) =>
	stig.evaluate((who) => window.stock.energyOf(who), await written(stig, name));
const parleySees = (anna: Page, name: string) =>
	expect.poll(
		async () => (await anna.evaluate((who) => window.page.look(who, 'camera'), name))?.colour,
		patience,
	);
const parleyHears = (anna: Page) =>
	anna.evaluate(
		async () =>
			(await window.page.opened.statistics()).find(
				({ direction, source }) => direction === 'received' && source === 'microphone',
			)?.totalAudioEnergy ?? 0,
	);

test('see and hear each other', async () => {
	const { anna, stig } = await together();
	await tilesOf(stig).toEqual(['Anna']);
	await stockSees(stig, 'Anna').toBe('red');
	await expect.poll(() => stockHears(stig, 'Anna'), patience).toBeGreaterThan(0.001);
	await parleySees(anna, 'Stig').toBe('blue');
	await expect.poll(() => parleyHears(anna), patience).toBeGreaterThan(0.001);
	await expect.poll(() => anna.evaluate(() => window.page.heard('Stig')), patience).toBe(true);
	expect(await stig.evaluate(() => window.stock.demo.alerts)).toEqual([]);
});

test('a mute is seen on either side, and the stock client keeps its one subscription', async () => {
	const { anna, stig } = await together();
	await expect.poll(() => stockHears(stig, 'Anna'), patience).toBeGreaterThan(0.001);
	await anna.evaluate(() => window.page.setMuted('microphone', true));
	const counts = async () => stig.evaluate((who) => window.stock.countsOf(who), await written(stig, 'Anna'));
	// Pictures go on meanwhile: they are the measure of time.
	await expect
		.poll(async () => {
			const before = await counts();
			const pictures = async () => (await counts()).pictures;
			await expect.poll(pictures, patience).toBeGreaterThan(before.pictures + 15);
			return (await counts()).sound - before.sound;
		}, patience)
		.toBe(0);
	const silent = await stockHears(stig, 'Anna');
	await anna.evaluate(() => window.page.setMuted('microphone', false));
	await expect.poll(() => stockHears(stig, 'Anna'), patience).toBeGreaterThan(silent + 0.001);
	expect(await stig.evaluate(() => window.stock.demo.subscriptions)).toBe(1);

	await expect.poll(() => parleyHears(anna), patience).toBeGreaterThan(0.001);
	await stig.evaluate(() => window.stock.demo.mute());
	// janus.js sends silence, and Janus tells nobody: Stig is not heard any more.
	await expect.poll(() => anna.evaluate(() => window.page.heard('Stig')), patience).toBe(false);
	await stig.evaluate(() => window.stock.demo.unmute());
	await expect.poll(() => anna.evaluate(() => window.page.heard('Stig')), patience).toBe(true);
});

test('a screen is a tile of its own there, and is seen beside the camera', async () => {
	const { anna, stig } = await together();
	await stockSees(stig, 'Anna').toBe('red');
	await anna.evaluate(() => window.page.publish('screen', { colour: 'green', width: 640, height: 360 }));
	await tilesOf(stig).toEqual(['Anna', 'Anna (screen)']);
	await stockSees(stig, 'Anna (screen)').toBe('green');
	await stockSees(stig, 'Anna').toBe('red');
	await anna.evaluate(() => window.page.close('screen'));
	await tilesOf(stig).toEqual(['Anna']);
});

test('read each other', async () => {
	const { anna, stig } = await together();
	await stockSees(stig, 'Anna').toBe('red');
	await parleySees(anna, 'Stig').toBe('blue');
	await anna.evaluate(() => window.page.opened.sendMessage('Hello & welcome'));
	await expect
		.poll(() => stig.evaluate(() => window.stock.demo.texts), patience)
		.toEqual(['Hello & welcome']);
	await stig.evaluate(() => window.stock.demo.say('Thank you'));
	await expect
		.poll(() => anna.evaluate(() => window.page.messages.map(({ text }) => text)), patience)
		.toEqual(['Thank you']);
});

test('whoever leaves is gone on the other side', async () => {
	const { anna, stig } = await together();
	await stockSees(stig, 'Anna').toBe('red');
	await parleySees(anna, 'Stig').toBe('blue');
	await stig.evaluate(() => window.stock.demo.leave());
	await expect.poll(() => anna.evaluate(() => window.page.participants.size), patience).toBe(0);
	await expect.poll(() => anna.evaluate(() => window.page.tracks.size), patience).toBe(0);
});

test('a Parley that leaves is gone for a stock client', async () => {
	const { anna, stig } = await together();
	await stockSees(stig, 'Anna').toBe('red');
	await anna.evaluate(() => window.page.opened.leave());
	await tilesOf(stig).toEqual([]);
});

test('a room with a pin lets in who has it, and nobody else', async () => {
	const enter = async (pin?: string) => parleyEnters(await blank(ours.address), pinned.room, 'Anna', pin);
	expect(await enter()).toBe('refused');
	expect(await enter('six cups')).toBe('refused');
	expect(await enter(pinned.pin)).toBeNull();
	const stig = await blank(stock.address);
	await stockEnters(stig, pinned.room, 'Stig', pinned.pin);
	await tilesOf(stig).toEqual(['Anna']);
});

test('a room that takes another codec gets it', async () => {
	const [anna, budi] = [await blank(ours.address), await blank(ours.address)];
	expect(await parleyEnters(anna, choosy.room, 'Anna')).toBeNull();
	expect(await parleyEnters(budi, choosy.room, 'Budi')).toBeNull();
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red', width: 640, height: 360 }));
	await anna.evaluate(() => window.page.publish('screen', { colour: 'green', width: 640, height: 360 }));
	await parleySees(budi, 'Anna').toBe('red');
	await expect
		.poll(async () => (await budi.evaluate(() => window.page.look('Anna', 'screen')))?.colour, patience)
		.toBe('green');
	expect(await budi.evaluate(() => [...window.page.participants.values()])).toEqual(['Anna']);
});

test('no such room, a full one, and one that wants encryption from end to end are told apart', async () => {
	expect(await parleyEnters(await blank(ours.address), 1, 'Anna')).toBe('room-not-found');
	expect(await parleyEnters(await blank(ours.address), narrow.room, 'Anna')).toBeNull();
	await expect
		.poll(async () => parleyEnters(await blank(ours.address), narrow.room, 'Budi'), patience)
		.toBe('room-full');
	expect(await parleyEnters(await blank(ours.address), sealed.room, 'Anna')).toBe('refused');
});
