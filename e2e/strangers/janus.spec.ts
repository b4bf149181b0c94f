import { expect, type Page, test } from '@playwright/test';
import { choosy, janus, narrow, pinned, sealed } from '../servers/janus.ts';
import { colourOf, look, names, patience, received, Stand } from '../session/conformance/stand.ts';
import type {} from './janus/page.ts';
import { StockPage } from './stockPage.ts';

/**
 * A Parley and Janus's own client library (janus.js, as its VideoRoom demo uses it) in one room of a real
 * Janus: they see, hear and read each other, and what one does the other is told of.
 */
const stand = new Stand(janus);
stand.setUp();
const stock = new StockPage('janus');
stock.setUp();

/** A Parley at the room's door. @returns its page, and why it did not get in; null if it did */
function parleyEnters(room: number, name: string, pin?: string) {
	return stand.enter(
		{ kind: 'janus', url: stand.server.address, room: String(room), ...(pin && { pin }) },
		name,
	);
}

async function stockEnters(
	room: number,
	name: string,
	more: { pin?: string; description?: string } = {},
): Promise<Page> {
	const page = await stand.blank(stock.address);
	const join = { display: name, ...more };
	await page.evaluate(([address, where, how]) => window.stock.enter(address, where, how, 'blue'), [
		stand.server.address,
		room,
		join,
	] as const);
	return page;
}

/** Anna has a Parley, Stig has janus.js. */
async function together(): Promise<{ anna: Page; stig: Page }> {
	const target = await stand.room.target('anybody');
	if (target.kind !== 'janus') throw new Error('a room of another server');
	const anna = await stand.join('Anna', target);
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	return { anna, stig: await stockEnters(Number(target.room), 'Stig') };
}

const shownName = (display: string) => display.replace(/[\u{E0020}-\u{E007E}]/gu, '');
/** As the stock client was told it, with what is not drawn. */
async function written(stig: Page, name: string): Promise<string> {
	const displays = await stig.evaluate(() => window.stock.names);
	return displays.find((display) => shownName(display) === name) ?? name;
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
const parleyHears = (anna: Page) => received(anna, 'microphone', 'totalAudioEnergy');

test('see and hear each other', async () => {
	const { anna, stig } = await together();
	await tilesOf(stig).toEqual(['Anna']);
	await stockSees(stig, 'Anna').toBe('red');
	await expect.poll(() => stockHears(stig, 'Anna'), patience).toBeGreaterThan(0.001);
	await colourOf(anna, 'Stig').toBe('blue');
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
	await colourOf(anna, 'Stig').toBe('blue');
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
	await colourOf(anna, 'Stig').toBe('blue');
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
	const refusal = async (pin?: string) => (await parleyEnters(pinned.room, 'Anna', pin)).refusal;
	expect(await refusal()).toBe('refused');
	expect(await refusal('six cups')).toBe('refused');
	expect(await refusal(pinned.pin)).toBeNull();
	const stig = await stockEnters(pinned.room, 'Stig', { pin: pinned.pin });
	await tilesOf(stig).toEqual(['Anna']);
});

test('a room that takes another codec gets it', async () => {
	const anna = await parleyEnters(choosy.room, 'Anna');
	const budi = await parleyEnters(choosy.room, 'Budi');
	expect([anna.refusal, budi.refusal]).toEqual([null, null]);
	await anna.page.evaluate(() => window.page.publish('camera', { colour: 'red', width: 640, height: 360 }));
	await anna.page.evaluate(() => window.page.publish('screen', { colour: 'green', width: 640, height: 360 }));
	await colourOf(budi.page, 'Anna').toBe('red');
	await colourOf(budi.page, 'Anna', 'screen').toBe('green');
	expect(await budi.page.evaluate(() => [...window.page.participants.values()])).toEqual(['Anna']);
});

test('nobody gives somebody else a screen, and a screen of their own is theirs without a word', async () => {
	const target = await stand.room.target('anybody');
	if (target.kind !== 'janus') throw new Error('a room of another server');
	const [anna, budi] = [await stand.join('Anna', target), await stand.join('Budi', target)];
	await names(budi).toEqual(['Anna']);
	const annasId = await budi.evaluate(() => window.page.idOf('Anna'));
	await stockEnters(Number(target.room), 'Anna (screen)', { description: `parley:screen:${annasId}` });
	const screenOf = async (name: string) => (await look(budi, name, 'screen'))?.colour ?? null;
	await expect.poll(() => screenOf('Anna (screen)'), patience).toBe('blue');
	expect(await screenOf('Anna')).toBeNull();

	// From now on nobody comes or goes, not for a moment either.
	await budi.evaluate(() => {
		const seen: string[] = [];
		for (const kind of ['participant-joined', 'participant-left'] as const)
			window.page.opened.events.on(kind, () => seen.push(kind));
		Object.assign(window, { seenPeople: seen });
	});
	await anna.evaluate(() => window.page.publish('screen', { colour: 'green', width: 640, height: 360 }));
	await expect.poll(() => screenOf('Anna'), patience).toBe('green');
	await anna.evaluate(() => window.page.close('screen'));
	await expect.poll(() => screenOf('Anna'), patience).toBeNull();
	// Whatever is said of the screen that ended is said before this.
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await colourOf(budi, 'Anna').toBe('red');
	expect(await budi.evaluate(() => (window as unknown as { seenPeople: string[] }).seenPeople)).toEqual([]);
});

test('no such room, a full one, and one that wants encryption from end to end are told apart', async () => {
	const refusal = async (room: number, name: string) => (await parleyEnters(room, name)).refusal;
	expect(await refusal(1, 'Anna')).toBe('room-not-found');
	expect(await refusal(narrow.room, 'Anna')).toBeNull();
	await expect.poll(() => refusal(narrow.room, 'Budi'), patience).toBe('room-full');
	expect(await refusal(sealed.room, 'Anna')).toBe('refused');
});
