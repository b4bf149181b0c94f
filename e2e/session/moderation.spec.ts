import { type Browser, expect, type Page, test } from '@playwright/test';
import { readInvitation } from '../../contract/invitation/invitation.ts';
import { type HostedRoom, HostProcess } from '../app/hostProcess.ts';
import { buildSessionPage } from './harness/build.ts';
import { launchChromium } from './harness/chromium.ts';
import type {} from './harness/page.ts';

/**
 * Hosts and guests through the session interface, against a real host, in a real Chromium. Each test has a
 * room of its own: who was removed from one leaves a mark there.
 */
const rooms = Array.from({ length: 12 }, (_, index) => `moderated-room-${index}`);
let browser: Browser;
let host: HostProcess;
let room: HostedRoom;
const pages: Page[] = [];

test.beforeAll(async () => {
	const page = await buildSessionPage();
	const given = rooms.flatMap((id) => ['--room', id]);
	host = await HostProcess.start(['--page-dir', page, '--workers', '1', ...given]);
	browser = await launchChromium();
});
test.beforeEach(() => {
	const next = host.rooms.find(({ roomId }) => roomId === rooms[0]);
	if (!next) throw new Error('no room is left');
	rooms.shift();
	room = next;
});
test.afterEach(async () => {
	await Promise.all(pages.splice(0).map((page) => page.close()));
});
test.afterAll(async () => {
	await browser?.close();
	await host?.close();
});

/** Opens a page at the door. */
async function open(asHost = false) {
	const page = await browser.newPage();
	pages.push(page);
	await page.goto(room.localPage);
	const { moderator } = readInvitation(room.hostLink);
	const invitation = { ...readInvitation(room.localPage), ...(asHost && { moderator }) };
	const inside = await page.evaluate((target) => window.page.open(target), {
		kind: 'parley' as const,
		invitation,
	});
	return { page, inside };
}

async function join(name: string, asHost = false): Promise<Page> {
	const { page } = await open(asHost);
	await page.evaluate((displayName) => window.page.join(displayName), name);
	return page;
}

async function knock(name: string): Promise<Page> {
	const { page } = await open();
	await page.evaluate((displayName) => window.page.knock(displayName), name);
	return page;
}

const setRoom = (page: Page, change: { locked?: boolean; knocking?: boolean }) =>
	page.evaluate((wanted) => window.page.opened.setRoom(wanted), change);
const waitingFor = (page: Page) =>
	expect.poll(() => page.evaluate(() => window.page.waiting.map(({ name }) => name)));
const stateOf = (page: Page) =>
	expect.poll(() => page.evaluate(() => window.page.states.at(-1)), { timeout: 20_000 });
const refusalOf = (page: Page) => expect.poll(() => page.evaluate(() => window.page.refusal));
const answer = (page: Page, how: 'admit' | 'turnAway') =>
	page.evaluate(async (what) => {
		const [first] = window.page.waiting;
		if (first) await window.page.opened[what](first.id);
	}, how);
const remove = (page: Page, name: string) =>
	page.evaluate((who) => window.page.opened.removeParticipant(window.page.idOf(who)), name);
const colourOf = (page: Page, name: string) =>
	expect.poll(async () => (await page.evaluate((who) => window.page.look(who, 'camera'), name))?.colour, {
		timeout: 20_000,
	});
const standingOf = (page: Page, name: string) =>
	expect.poll(() => page.evaluate((who) => window.page.standings.get(who), name));

test('who knocks gets nothing of the call until a host lets them in', async () => {
	const anna = await join('Anna', true);
	expect(await anna.evaluate(() => window.page.own?.role)).toBe('host');
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await setRoom(anna, { knocking: true });
	const { page: budi, inside } = await open();
	expect(inside).toEqual([]);
	await budi.evaluate(() => window.page.knock('Budi'));
	await waitingFor(anna).toEqual(['Budi']);
	await stateOf(budi).toMatchObject({ kind: 'knocking' });
	await anna.evaluate(() => window.page.opened.sendMessage('not for Budi'));
	const got = () =>
		budi.evaluate(async () => ({
			people: window.page.participants.size,
			tracks: window.page.tracks.size,
			messages: window.page.messages.length,
			streams: (await window.page.opened.statistics()).length,
		}));
	expect(await got()).toEqual({ people: 0, tracks: 0, messages: 0, streams: 0 });
	expect(await anna.evaluate(() => window.page.participants.size)).toBe(0);

	await answer(anna, 'admit');
	await stateOf(budi).toMatchObject({ kind: 'joined' });
	await waitingFor(anna).toEqual([]);
	await colourOf(budi, 'Anna').toBe('red');
	await budi.evaluate(() => window.page.publish('camera', { colour: 'blue' }));
	await colourOf(anna, 'Budi').toBe('blue');
	await standingOf(budi, 'Anna').toBe('host');
	await standingOf(anna, 'Budi').toBe('guest');
});

test('who is turned away is told so, and who gives up is forgotten', async () => {
	const anna = await join('Anna', true);
	await setRoom(anna, { knocking: true });
	const budi = await knock('Budi');
	await waitingFor(anna).toEqual(['Budi']);
	await answer(anna, 'turnAway');
	await refusalOf(budi).toBe('turned-away');
	const carl = await knock('Carl');
	await waitingFor(anna).toEqual(['Carl']);
	await carl.evaluate(() => window.page.opened.leave());
	await waitingFor(anna).toEqual([]);
});

test('who waits is let in when nobody has to knock any more', async () => {
	const anna = await join('Anna', true);
	await setRoom(anna, { knocking: true });
	const budi = await knock('Budi');
	await waitingFor(anna).toEqual(['Budi']);
	await setRoom(anna, { knocking: false });
	await stateOf(budi).toMatchObject({ kind: 'joined' });
});

test('a locked room lets in nobody new, and those back who were inside', async () => {
	const anna = await join('Anna', true);
	const budi = await join('Budi');
	await setRoom(anna, { locked: true });
	await expect.poll(() => budi.evaluate(() => window.page.room)).toEqual({ locked: true, knocking: false });
	const carl = await knock('Carl');
	await refusalOf(carl).toBe('locked');
	// The host ends without a word and starts again: nobody who was inside stays outside, nobody else comes in.
	await host.kill();
	await stateOf(budi).toMatchObject({ kind: 'reconnecting' });
	await host.restart();
	await stateOf(budi).toMatchObject({ kind: 'joined' });
	await stateOf(anna).toMatchObject({ kind: 'joined' });
	expect(await anna.evaluate(() => window.page.own?.role)).toBe('host');
	await standingOf(budi, 'Anna').toBe('host');
	await refusalOf(await knock('Dai')).toBe('locked');
	await setRoom(anna, { locked: false });
	await join('Eva');
});

test('who waits knocks again by itself when the host was gone', async () => {
	const anna = await join('Anna', true);
	await setRoom(anna, { knocking: true });
	const budi = await knock('Budi');
	await waitingFor(anna).toEqual(['Budi']);
	await host.kill();
	await host.restart();
	await stateOf(anna).toMatchObject({ kind: 'joined' });
	await expect.poll(() => anna.evaluate(() => window.page.waiting.length), { timeout: 20_000 }).toBe(1);
	await answer(anna, 'admit');
	await stateOf(budi).toMatchObject({ kind: 'joined' });
});

test('who is removed is out, says why, and has to knock to come again', async () => {
	const anna = await join('Anna', true);
	const budi = await join('Budi');
	await budi.evaluate(() => window.page.publish('camera', { colour: 'blue' }));
	await colourOf(anna, 'Budi').toBe('blue');
	await remove(anna, 'Budi');
	await stateOf(budi).toEqual({ kind: 'left', reason: 'removed' });
	await expect.poll(() => anna.evaluate(() => window.page.participants.size)).toBe(0);
	const again = await knock('Budi');
	await waitingFor(anna).toEqual(['Budi']);
	await stateOf(again).toMatchObject({ kind: 'knocking' });
});

test('a guest can do none of it', async () => {
	const anna = await join('Anna', true);
	const budi = await join('Budi');
	const refusals = await budi.evaluate(async () => {
		const { opened, idOf } = window.page;
		const id = idOf.call(window.page, 'Anna');
		const tries = [
			opened.setRoom({ locked: true }),
			opened.removeParticipant(id),
			opened.lowerHand(id),
			opened.admit(id),
			opened.endForAll(),
		];
		return Promise.all(tries.map((one) => one.catch((error: { reason: string }) => error.reason)));
	});
	expect(new Set(refusals)).toEqual(new Set(['not-a-host']));
	await anna.evaluate(() => window.page.opened.sendMessage('still here'));
	await expect.poll(() => budi.evaluate(() => window.page.messages.length)).toBe(1);
});

test('hands go up for everybody, and outlive a lost host', async () => {
	const anna = await join('Anna', true);
	const budi = await join('Budi');
	await budi.evaluate(() => window.page.opened.setHand(true));
	await standingOf(anna, 'Budi').toBe('guest with a hand');
	const since = await budi.evaluate(() => window.page.own?.hand);
	expect(since).toEqual(expect.any(Number));
	const carl = await join('Carl');
	await standingOf(carl, 'Budi').toBe('guest with a hand');
	await host.kill();
	await stateOf(budi).toMatchObject({ kind: 'reconnecting' });
	await host.restart();
	for (const one of [anna, budi, carl]) await stateOf(one).toMatchObject({ kind: 'joined' });
	await standingOf(anna, 'Budi').toBe('guest with a hand');
	expect(await budi.evaluate(() => window.page.own?.hand)).toBe(since);
	await anna.evaluate(() => window.page.opened.lowerHand(window.page.idOf('Budi')));
	await expect.poll(() => budi.evaluate(() => window.page.own?.hand)).toBeNull();
	await standingOf(carl, 'Budi').toBe('guest');
});

test('the host ends the call for everybody', async () => {
	const anna = await join('Anna', true);
	const budi = await join('Budi');
	await anna.evaluate(() => window.page.opened.endForAll());
	await stateOf(anna).toEqual({ kind: 'left', reason: 'call-ended' });
	await stateOf(budi).toEqual({ kind: 'left', reason: 'call-ended' });
});
