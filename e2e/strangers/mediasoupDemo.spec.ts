import { expect, type Page, test } from '@playwright/test';
import { socketAddress } from '../../contract/invitation/invitation.ts';
import type { SessionTarget } from '../../renderer/session/session.ts';
import { parley } from '../servers/parley.ts';
import { colourOf, mutedOf, names, patience, Stand } from '../session/conformance/stand.ts';
import type {} from './mediasoupDemo/page.ts';
import { StockPage } from './stockPage.ts';

/**
 * On our own host: a client of mediasoup-demo's dialect that is written from the protocol alone, a Parley as
 * usual, and a Parley that takes the host for a stock server. All see, hear and read each other.
 */
const stand = new Stand(parley);
stand.setUp();
const stock = new StockPage('mediasoupDemo');
stock.setUp();

/** The room as our own app knows it, and as any other client does. */
async function bothWays(): Promise<{ parley: SessionTarget; demo: SessionTarget; url: string }> {
	const target = await stand.room.target('anybody');
	if (target.kind !== 'parley') throw new Error('a room of another server');
	const { invitation } = target;
	const [address] = invitation.addresses;
	if (!address) throw new Error('the room has no address');
	const socket = socketAddress(invitation, address);
	const { roomId } = invitation;
	return {
		parley: target,
		demo: { kind: 'mediasoup-demo', socket, roomId },
		url: `${socket}?roomId=${roomId}&peerId=stranger`,
	};
}

async function session(target: SessionTarget, name: string, colour: string): Promise<Page> {
	const page = await stand.join(name, target);
	await page.evaluate((paint) => window.page.publish('camera', { colour: paint }), colour);
	await page.evaluate(() => window.page.publish('microphone'));
	return page;
}

/** The sound of somebody, as a session's statistics say. */
const energy = (page: Page, name: string) =>
	page.evaluate(
		async (who) =>
			(await window.page.opened.statistics()).find(
				({ participantId, source }) => source === 'microphone' && participantId === window.page.idOf(who),
			)?.totalAudioEnergy ?? 0,
		name,
	);
const written = (page: Page) =>
	expect.poll(
		() =>
			page.evaluate(() =>
				window.page.messages.map(({ participantId, text }) => [
					window.page.participants.get(participantId),
					text,
				]),
			),
		patience,
	);

test('a client of mediasoup-demo, a Parley, and a Parley in its dialect are in one call', async () => {
	const room = await bothWays();
	const stranger = await stand.blank(stock.address);
	await stranger.evaluate(([url]) => window.demo.enter(url, 'Stranger', 'red'), [room.url] as const);
	const anna = await session(room.parley, 'Anna', 'blue');
	const budi = await session(room.demo, 'Budi', 'green');

	// Who is there.
	await expect.poll(() => stranger.evaluate(() => window.demo.names), patience).toEqual(['Anna', 'Budi']);
	await names(anna).toEqual(['Budi', 'Stranger']);
	await names(budi).toEqual(['Anna', 'Stranger']);

	// Seen.
	await colourOf(anna, 'Stranger').toBe('red');
	await colourOf(anna, 'Budi').toBe('green');
	await colourOf(budi, 'Stranger').toBe('red');
	await colourOf(budi, 'Anna').toBe('blue');
	for (const [name, colour] of [
		['Anna', 'blue'],
		['Budi', 'green'],
	] as const)
		await expect
			.poll(() => stranger.evaluate((who) => window.demo.colourOf(who), name), patience)
			.toBe(colour);

	// Heard.
	for (const [page, name] of [
		[anna, 'Stranger'],
		[anna, 'Budi'],
		[budi, 'Stranger'],
		[budi, 'Anna'],
	] as const)
		await expect.poll(() => energy(page, name), patience).toBeGreaterThan(0.001);
	for (const name of ['Anna', 'Budi'])
		await expect
			.poll(() => stranger.evaluate((who) => window.demo.energyOf(who), name), patience)
			.toBeGreaterThan(0.001);

	// Read.
	await expect.poll(() => stranger.evaluate(() => window.demo.client.chatIsOpen), patience).toBe(true);
	await stranger.evaluate(() => window.demo.client.say('from afar'));
	await written(anna).toEqual([['Stranger', 'from afar']]);
	await written(budi).toEqual([['Stranger', 'from afar']]);
	await anna.evaluate(() => window.page.opened.sendMessage('from Anna'));
	await written(budi).toEqual([
		['Stranger', 'from afar'],
		['Anna', 'from Anna'],
	]);
	await budi.evaluate(() => window.page.opened.sendMessage('from Budi'));
	await written(anna).toEqual([
		['Stranger', 'from afar'],
		['Budi', 'from Budi'],
	]);
	await expect
		.poll(() => stranger.evaluate(() => window.demo.client.said), patience)
		.toEqual([
			{ from: 'Anna', text: 'from Anna' },
			{ from: 'Budi', text: 'from Budi' },
		]);

	// Muted, both ways.
	await budi.evaluate(() => window.page.setMuted('microphone', true));
	await expect.poll(() => stranger.evaluate(() => window.demo.isMuted('Budi', 'audio')), patience).toBe(true);
	await mutedOf(anna, 'Budi', 'microphone').toBe(true);
	await stranger.evaluate(() => window.demo.client.setMuted('audio', true));
	await mutedOf(anna, 'Stranger', 'microphone').toBe(true);
	await mutedOf(budi, 'Stranger', 'microphone').toBe(true);

	// Renamed, and gone.
	await stranger.evaluate(() => window.demo.client.changeDisplayName('Sari'));
	await names(budi).toEqual(['Anna', 'Sari']);
	await names(anna).toEqual(['Budi', 'Sari']);
	await stranger.evaluate(() => window.demo.client.leave());
	await names(budi).toEqual(['Anna']);
	await names(anna).toEqual(['Budi']);
});
