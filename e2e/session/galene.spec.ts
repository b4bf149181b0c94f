import { expect, test } from '@playwright/test';
import { GaleneServer, type GroupDescription, galene, operator } from '../servers/galene.ts';
import { type PageServer, servePage } from '../servers/pageServer.ts';
import { colourOf, names, patience, Stand } from './conformance/stand.ts';

/** What is Galene's own, through the session interface, against a real server. */
let elsewhere: PageServer;
let stranger: PageServer;
const stand = new Stand({
	...galene,
	async start(page) {
		[elsewhere, stranger] = await Promise.all([servePage(page), servePage(page)]);
		return GaleneServer.start(page, undefined, [new URL(elsewhere.address).origin]);
	},
});
stand.setUp();
test.afterAll(() => Promise.all([elsewhere?.close(), stranger?.close()]));

type Secrets = { username?: string; password?: string; token?: string };

const enter = (group: string, name: string, secrets: Secrets = {}, from?: string) =>
	stand.enter({ kind: 'galene', group, ...secrets }, name, from);
const refusalOf = async (...how: Parameters<typeof enter>) => (await enter(...how)).refusal;

test('a wrong password, no such group, a locked and a full one are told apart', async () => {
	const { group } = await stand.server.newRoom();
	expect(await refusalOf(group, 'x', { ...operator, password: 'wrong' })).toBe('refused');
	expect(await refusalOf(`${stand.server.address}/group/nowhere/`, 'Anna')).toBe('room-not-found');
	const { page: anna, refusal } = await enter(group, 'Anna', operator);
	expect(refusal).toBeNull();
	await anna.evaluate(() => window.page.opened.setRoom({ locked: true }));
	await expect.poll(() => anna.evaluate(() => window.page.room)).toEqual({ locked: true, knocking: false });
	expect(await refusalOf(group, 'Budi')).toBe('locked');
	await anna.evaluate(() => window.page.opened.setRoom({ locked: false }));
	expect(await refusalOf(group, 'Budi')).toBeNull();

	const narrow: GroupDescription = {
		'wildcard-user': { password: { type: 'wildcard' }, permissions: 'present' },
		'max-clients': 1,
	};
	const full = await stand.server.newRoom(narrow);
	expect(await refusalOf(full.group, 'Anna')).toBeNull();
	expect(await refusalOf(full.group, 'Budi')).toBe('room-full');
});

test('who may only watch is told so, and sees', async () => {
	const { group } = await stand.server.newRoom({
		users: { [operator.username]: { password: operator.password, permissions: 'op' } },
		'wildcard-user': { password: { type: 'wildcard' }, permissions: 'observe' },
	});
	const { page: anna } = await enter(group, 'Anna', operator);
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	const { page: budi } = await enter(group, 'Budi');
	await colourOf(budi, operator.username).toBe('red');
	const { publish, messages, moderation } = await budi.evaluate(() => window.page.opened.capabilities);
	expect([publish, messages, moderation]).toEqual(Array(3).fill({ unavailable: 'not-allowed' }));
});

test('an invitation lets in who has it', async () => {
	const { group } = await stand.server.newRoom({});
	await stand.server.addToken(group, 'come in');
	expect(await refusalOf(group, 'Budi')).toBe('refused');
	expect(await refusalOf(group, 'Budi', { token: 'come in' })).toBeNull();
});

test('a page of elsewhere comes in where the operator allows it, though it is not told the status', async () => {
	const { group } = await stand.server.newRoom();
	expect(await refusalOf(group, 'Anna', {}, elsewhere.address)).toBeNull();
	expect(await refusalOf(group, 'Budi', {}, stranger.address)).toBe('unreachable');
});

test('an operator lowers a hand, and ends the call for all', async () => {
	const { group } = await stand.server.newRoom();
	const { page: anna } = await enter(group, 'Anna', operator);
	const { page: budi } = await enter(group, 'Budi');
	await names(anna).toEqual(['Budi']);
	const standing = () => anna.evaluate(() => window.page.standings.get('Budi'));
	await budi.evaluate(() => window.page.opened.setHand(true));
	await expect.poll(standing, patience).toBe('guest with a hand');
	await anna.evaluate(() => window.page.opened.lowerHand(window.page.idOf('Budi')));
	await expect.poll(standing, patience).toBe('guest');
	await expect.poll(() => budi.evaluate(() => window.page.own?.hand), patience).toBeNull();
	await anna.evaluate(() => window.page.opened.endForAll());
	for (const page of [anna, budi])
		await expect
			.poll(() => page.evaluate(() => window.page.states.at(-1)), patience)
			.toEqual({ kind: 'left', reason: 'call-ended' });
});
