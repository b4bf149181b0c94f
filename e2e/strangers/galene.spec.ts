import { expect, type Page, test } from '@playwright/test';
import { galene, operator } from '../servers/galene.ts';
import { colourOf, names, patience, received, Stand } from '../session/conformance/stand.ts';
import { StockClient } from './galene/stockClient.ts';

/**
 * A Parley and Galene's own web client, which the server itself serves, in one group: they see, hear and read each
 * other, and what one does the other is told of.
 */
const stand = new Stand(galene);
stand.setUp();

/** Anna has a Parley, Stig has Galene's client. */
async function together({ annaIsOperator = false, stigIsOperator = false } = {}): Promise<{
	anna: Page;
	stig: StockClient;
}> {
	const { group } = await stand.server.newRoom();
	const anna = await stand.join('Anna', { kind: 'galene', group, ...(annaIsOperator && operator) });
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	const who = stigIsOperator ? operator.username : 'Stig';
	const stig = await StockClient.enter(await stand.newPage(), group, who, {
		password: stigIsOperator ? operator.password : '',
	});
	return { anna, stig };
}

test('see and hear each other', async () => {
	const { anna, stig } = await together();
	await names(anna).toEqual(['Stig']);
	expect(await stig.people()).toEqual(['Stig', 'Anna']);
	await expect.poll(() => stig.coloursOf('Anna'), patience).toEqual(['red']);
	await expect.poll(() => stig.heardOf('Anna'), patience).toBeGreaterThan(0.001);
	await colourOf(anna, 'Stig').toBe('blue');
	await expect.poll(() => received(anna, 'microphone', 'totalAudioEnergy'), patience).toBeGreaterThan(0.001);
	await expect.poll(() => anna.evaluate(() => window.page.heard('Stig')), patience).toBe(true);
});

test('read each other, and what was written before one came', async () => {
	const { anna, stig } = await together();
	await names(anna).toEqual(['Stig']);
	await anna.evaluate(() => window.page.opened.sendMessage('Hello & <b>welcome</b>'));
	await expect.poll(() => stig.read(), patience).toContain('Hello & <b>welcome</b>');
	await stig.say('Thank you');
	const texts = (page: Page) => page.evaluate(() => window.page.messages.map(({ text }) => text));
	await expect.poll(() => texts(anna), patience).toEqual(['Thank you']);
	const budi = await stand.join('Budi', { kind: 'galene', group: stig.page.url() });
	await expect.poll(() => texts(budi), patience).toEqual(['Hello & <b>welcome</b>', 'Thank you']);
});

test('see each other raise a hand, and lower it', async () => {
	const { anna, stig } = await together();
	await names(anna).toEqual(['Stig']);
	await anna.evaluate(() => window.page.opened.setHand(true));
	await expect.poll(() => stig.raisesHand('Anna'), patience).toBe(true);
	await anna.evaluate(() => window.page.opened.setHand(false));
	await expect.poll(() => stig.raisesHand('Anna'), patience).toBe(false);
	const standing = () => anna.evaluate(() => window.page.standings.get('Stig'));
	await stig.say('/raise');
	await expect.poll(standing, patience).toBe('guest with a hand');
	await stig.say('/unraise');
	await expect.poll(standing, patience).toBe('guest');
});

test('who switches the camera off is not seen standing still, and who mutes is not heard', async () => {
	const { anna, stig } = await together();
	await expect.poll(() => stig.coloursOf('Anna'), patience).toEqual(['red']);
	await anna.evaluate(() => window.page.setMuted('camera', true));
	await expect.poll(() => stig.coloursOf('Anna'), patience).toEqual(['none']);
	await anna.evaluate(() => window.page.setMuted('camera', false));
	await expect.poll(() => stig.coloursOf('Anna'), patience).toEqual(['red']);
	await expect.poll(() => stig.heardOf('Anna'), patience).toBeGreaterThan(0.001);
	await stig.page.locator('#mutebutton').click();
	// Its client sends silence, and tells nobody.
	await expect.poll(() => anna.evaluate(() => window.page.heard('Stig')), patience).toBe(false);
});

test('a screen is seen beside the camera', async () => {
	const { anna, stig } = await together();
	await expect.poll(() => stig.coloursOf('Anna'), patience).toEqual(['red']);
	await anna.evaluate(() => window.page.publish('screen', { colour: 'green', width: 640, height: 360 }));
	await expect.poll(async () => (await stig.coloursOf('Anna')).sort(), patience).toEqual(['green', 'red']);
	await anna.evaluate(() => window.page.close('screen'));
	await expect.poll(() => stig.coloursOf('Anna'), patience).toEqual(['red']);
});

test('an operator of either sends the other out', async () => {
	const first = await together({ annaIsOperator: true });
	await names(first.anna).toEqual(['Stig']);
	expect(await first.anna.evaluate(() => window.page.own?.role)).toBe('host');
	await first.anna.evaluate(() => window.page.opened.removeParticipant(window.page.idOf('Stig')));
	await names(first.anna).toEqual([]);
	const second = await together({ stigIsOperator: true });
	await names(second.anna).toEqual([operator.username]);
	await second.stig.say('/kick Anna');
	await expect
		.poll(() => second.anna.evaluate(() => window.page.states.at(-1)), patience)
		.toEqual({ kind: 'left', reason: 'removed' });
});

test('whoever leaves is gone on the other side', async () => {
	const { anna, stig } = await together();
	await colourOf(anna, 'Stig').toBe('blue');
	await stig.page.close();
	await names(anna).toEqual([]);
	await expect.poll(() => anna.evaluate(() => window.page.tracks.size), patience).toBe(0);
});
