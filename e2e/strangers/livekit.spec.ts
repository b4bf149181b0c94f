import { expect, type Page, test } from '@playwright/test';
import { livekit } from '../servers/livekit.ts';
import { colourOf, patience, received, Stand } from '../session/conformance/stand.ts';
import type {} from './livekit/page.ts';
import { StockPage } from './stockPage.ts';

/**
 * A Parley and LiveKit's own client library in one room of a real LiveKit server: they see, hear and read each
 * other, and what one does the other is told of.
 */
const stand = new Stand(livekit);
stand.setUp();
const stock = new StockPage('livekit');
stock.setUp();

/** Anna has a Parley, Stig has livekit-client. */
async function together(): Promise<{ anna: Page; stig: Page }> {
	const anna = await stand.join('Anna');
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	const stig = await stand.blank(stock.address);
	const target = await stand.room.target('Stig');
	if (target.kind !== 'livekit') throw new Error('a room of another server');
	const { url, token } = target;
	await stig.evaluate(([where, how]) => window.liveKit.enter(where, how, 'blue'), [url, token] as const);
	return { anna, stig };
}

const stockSees = (stig: Page, name: string, source: 'camera' | 'screen_share' = 'camera') =>
	expect.poll(
		() => stig.evaluate(([who, what]) => window.liveKit.colourOf(who, what), [name, source] as const),
		patience,
	);
const stockHears = (stig: Page, name: string) => stig.evaluate((who) => window.liveKit.energyOf(who), name);
const parleyReads = (anna: Page) =>
	expect.poll(() => anna.evaluate(() => window.page.messages.map(({ text }) => text)), patience);

test('see and hear each other, a screen too, and are gone when they leave', async () => {
	const { anna, stig } = await together();
	await expect.poll(() => stig.evaluate(() => window.liveKit.names), patience).toEqual(['Anna']);
	await stockSees(stig, 'Anna').toBe('red');
	await expect.poll(() => stockHears(stig, 'Anna'), patience).toBeGreaterThan(0.001);
	await expect.poll(() => stig.evaluate(() => window.liveKit.speakers), patience).toContain('Anna');
	await colourOf(anna, 'Stig').toBe('blue');
	await expect.poll(() => received(anna, 'microphone', 'totalAudioEnergy'), patience).toBeGreaterThan(0.001);
	await expect.poll(() => anna.evaluate(() => window.page.heard('Stig')), patience).toBe(true);
	await anna.evaluate(() => window.page.publish('screen', { colour: 'green', width: 640, height: 360 }));
	await stockSees(stig, 'Anna', 'screen_share').toBe('green');
	await stockSees(stig, 'Anna').toBe('red');
	await stig.evaluate(() => window.liveKit.leave());
	await expect.poll(() => anna.evaluate(() => window.page.participants.size), patience).toBe(0);
	await expect.poll(() => anna.evaluate(() => window.page.tracks.size), patience).toBe(0);
});

test('read each other, each message once', async () => {
	const { anna, stig } = await together();
	await colourOf(anna, 'Stig').toBe('blue');
	await anna.evaluate(() => window.page.opened.sendMessage('Hello & welcome'));
	await expect.poll(() => stig.evaluate(() => window.liveKit.texts), patience).toEqual(['Hello & welcome']);
	await stig.evaluate(() => window.liveKit.say('Thank you'));
	await parleyReads(anna).toEqual(['Thank you']);
	await stig.evaluate(() => window.liveKit.sayAsBefore('as before'));
	await parleyReads(anna).toEqual(['Thank you', 'as before']);
});

test('a mute is seen on either side, and nothing is heard meanwhile', async () => {
	const { anna, stig } = await together();
	await expect.poll(() => stockHears(stig, 'Anna'), patience).toBeGreaterThan(0.001);
	const stockIsTold = () => expect.poll(() => stig.evaluate(() => window.liveKit.mutedOf('Anna')), patience);
	await anna.evaluate(() => window.page.setMuted('microphone', true));
	await stockIsTold().toBe(true);
	await anna.evaluate(() => window.page.setMuted('microphone', false));
	await stockIsTold().toBe(false);
	const before = await stockHears(stig, 'Anna');
	await expect.poll(() => stockHears(stig, 'Anna'), patience).toBeGreaterThan(before + 0.001);

	const parleyIsTold = () =>
		expect.poll(() => anna.evaluate(() => window.page.trackOf('Stig', 'microphone')?.muted), patience);
	await parleyIsTold().toBe(false);
	await stig.evaluate(() => window.liveKit.setMuted(true));
	await parleyIsTold().toBe(true);
	await expect.poll(() => anna.evaluate(() => window.page.heard('Stig')), patience).toBe(false);
	await stig.evaluate(() => window.liveKit.setMuted(false));
	await parleyIsTold().toBe(false);
	await expect.poll(() => anna.evaluate(() => window.page.heard('Stig')), patience).toBe(true);
});
