import { type Browser, expect, type Page, test } from '@playwright/test';
import { readInvitation } from '../../contract/invitation/invitation.ts';
import { HostProcess } from '../app/hostProcess.ts';
import { buildSessionPage } from './harness/build.ts';
import { launchChromium } from './harness/chromium.ts';
import type {} from './harness/page.ts';

/**
 * The session interface against a real host, in a real Chromium. Written against the interface alone, so
 * that every other adapter is held to the same.
 */
let browser: Browser;
let host: HostProcess;
const pages: Page[] = [];

test.beforeAll(async () => {
	const page = await buildSessionPage();
	host = await HostProcess.start(['--page-dir', page, '--workers', '1']);
	browser = await launchChromium();
});
test.afterEach(async () => {
	await Promise.all(pages.splice(0).map((page) => page.close()));
});
test.afterAll(async () => {
	await browser?.close();
	await host?.close();
});

async function open(): Promise<{ page: Page; inside: readonly string[] | null }> {
	const page = await browser.newPage();
	pages.push(page);
	page.on('console', (message) => {
		if (message.type() === 'error') console.log(`page: ${message.text()}`);
	});
	await page.goto(host.room.localPage);
	const invitation = readInvitation(host.room.localPage);
	const inside = await page.evaluate((target) => window.page.open(target), invitation);
	return { page, inside };
}

async function join(name: string): Promise<Page> {
	const { page } = await open();
	await page.evaluate((displayName) => window.page.join(displayName), name);
	return page;
}

const look = (page: Page, name: string, source: 'camera' | 'screen' = 'camera') =>
	page.evaluate(([who, what]) => window.page.look(who, what), [name, source] as const);
const colourOf = (page: Page, name: string, source: 'camera' | 'screen' = 'camera') =>
	expect.poll(async () => (await look(page, name, source))?.colour, { timeout: 20_000 });
const names = (page: Page) =>
	expect.poll(() => page.evaluate(() => [...window.page.participants.values()].sort()));
const states = (page: Page) => page.evaluate(() => window.page.states.map(({ kind }) => kind));
const stateOf = (page: Page) =>
	expect.poll(() => page.evaluate(() => window.page.states.at(-1)?.kind), { timeout: 20_000 });
const framesOf = (page: Page, source: string) =>
	page.evaluate(
		async (wanted) =>
			(await window.page.opened.statistics()).find(
				({ direction, source: which }) => direction === 'received' && which === wanted,
			)?.framesDecoded ?? 0,
		source,
	);
const energyOf = (page: Page) =>
	page.evaluate(
		async () =>
			(await window.page.opened.statistics()).find(
				({ direction, source }) => direction === 'received' && source === 'microphone',
			)?.totalAudioEnergy ?? 0,
	);

test('previews, joins, sees and hears, leaves', async () => {
	const anna = await join('Anna');
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	const { page: budi, inside } = await open();
	expect(inside).toEqual(['Anna']);
	await budi.evaluate(() => window.page.join('Budi'));
	await names(budi).toEqual(['Anna']);
	await names(anna).toEqual(['Budi']);
	await colourOf(budi, 'Anna').toBe('red');
	await expect.poll(() => energyOf(budi)).toBeGreaterThan(0.001);
	await budi.evaluate(() => window.page.publish('camera', { colour: 'blue' }));
	await colourOf(anna, 'Budi').toBe('blue');
	await budi.evaluate(() => window.page.opened.leave());
	await names(anna).toEqual([]);
	expect(await states(budi)).toEqual(['joining', 'joined', 'left']);
	expect(await anna.evaluate(() => window.page.tracks.size)).toBe(0);
});

test('shares a screen beside the camera', async () => {
	const [anna, budi] = [await join('Anna'), await join('Budi')];
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('screen', { colour: 'green', width: 640, height: 360 }));
	await colourOf(budi, 'Anna', 'camera').toBe('red');
	await colourOf(budi, 'Anna', 'screen').toBe('green');
	await anna.evaluate(() => window.page.close('screen'));
	await expect.poll(() => look(budi, 'Anna', 'screen')).toBeNull();
	await colourOf(budi, 'Anna', 'camera').toBe('red');
});

for (const [width, height] of [
	[2560, 1440],
	[1367, 771],
] as const)
	test(`a screen of ${width}x${height} arrives as large as it is`, async () => {
		const [anna, budi] = [await join('Anna'), await join('Budi')];
		await anna.evaluate((size) => window.page.publish('screen', { colour: 'green', ...size }), {
			width,
			height,
		});
		await colourOf(budi, 'Anna', 'screen').toBe('green');
		// An encoder may take an odd size to the even one below it.
		await expect
			.poll(async () => (await look(budi, 'Anna', 'screen'))?.height, { timeout: 30_000 })
			.toBeGreaterThanOrEqual(height - 1);
		expect((await look(budi, 'Anna', 'screen'))?.width).toBeGreaterThanOrEqual(width - 1);
	});

test('mutes: no media comes, everybody is told, and it returns', async () => {
	const [anna, budi] = [await join('Anna'), await join('Budi')];
	await anna.evaluate(() => window.page.publish('microphone'));
	await expect.poll(() => energyOf(budi)).toBeGreaterThan(0.001);
	await anna.evaluate(() => window.page.setMuted('microphone', true));
	const muted = () => budi.evaluate(() => window.page.trackOf('Anna', 'microphone')?.muted);
	await expect.poll(muted).toBe(true);
	const packets = () =>
		anna.evaluate(
			async () =>
				(await window.page.opened.statistics()).find(({ source }) => source === 'microphone')?.packets,
		);
	const before = await packets();
	const message = anna.evaluate(() => window.page.opened.sendMessage('still muted'));
	await message;
	// A round trip through the host later, nothing was sent.
	expect(await packets()).toBe(before);
	const silent = await energyOf(budi);
	await anna.evaluate(() => window.page.setMuted('microphone', false));
	await expect.poll(muted).toBe(false);
	await expect.poll(() => energyOf(budi)).toBeGreaterThan(silent + 0.001);
});

test('publishes muted, replaces a track without another one being published', async () => {
	const [anna, budi] = [await join('Anna'), await join('Budi')];
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red', muted: true }));
	const track = () => budi.evaluate(() => window.page.trackOf('Anna', 'camera'));
	await expect.poll(async () => (await track())?.muted).toBe(true);
	const id = (await track())?.id;
	await anna.evaluate(() => window.page.setMuted('camera', false));
	await colourOf(budi, 'Anna').toBe('red');
	await anna.evaluate(() => window.page.replaceByPicture('camera', 'green'));
	await colourOf(budi, 'Anna').toBe('green');
	expect((await track())?.id).toBe(id);
});

test('receives only what is wanted, in the size that is wanted', async () => {
	const [anna, budi] = [await join('Anna'), await join('Budi')];
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red', width: 640, height: 360 }));
	await colourOf(budi, 'Anna').toBe('red');
	const want = (reception: object) =>
		budi.evaluate((how) => {
			const id = window.page.trackOf('Anna', 'camera')?.id ?? '';
			window.page.opened.setReception(id, how as { wanted: false });
		}, reception);
	await want({ wanted: true, size: { width: 640, height: 360 } });
	await expect.poll(async () => (await look(budi, 'Anna'))?.height, { timeout: 30_000 }).toBe(360);
	await want({ wanted: true, size: { width: 160, height: 90 } });
	await expect.poll(async () => (await look(budi, 'Anna'))?.height, { timeout: 30_000 }).toBe(180);
	await want({ wanted: false });
	await expect
		.poll(async () => {
			const before = await framesOf(budi, 'camera');
			await budi.evaluate(() => window.page.opened.sendMessage('a round trip'));
			await budi.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))));
			return (await framesOf(budi, 'camera')) - before;
		})
		.toBe(0);
	const resting = await framesOf(budi, 'camera');
	await want({ wanted: true, size: { width: 640, height: 360 } });
	await expect.poll(() => framesOf(budi, 'camera')).toBeGreaterThan(resting + 5);
});

test('sends messages to everybody else', async () => {
	const [anna, budi] = [await join('Anna'), await join('Budi')];
	await anna.evaluate(() => window.page.opened.sendMessage('Hello & <b>welcome</b>'));
	await expect
		.poll(() => budi.evaluate(() => window.page.messages.map(({ text }) => text)))
		.toEqual(['Hello & <b>welcome</b>']);
});

test('says at once that the host is gone, and comes back as it was', async () => {
	const [anna, budi] = [await join('Anna'), await join('Budi')];
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone', { muted: true }));
	await colourOf(budi, 'Anna').toBe('red');
	await host.kill();
	await stateOf(anna).toBe('reconnecting');
	await stateOf(budi).toBe('reconnecting');
	await host.restart();
	await stateOf(anna).toBe('joined');
	await stateOf(budi).toBe('joined');
	await colourOf(budi, 'Anna').toBe('red');
	await expect.poll(() => budi.evaluate(() => window.page.trackOf('Anna', 'microphone')?.muted)).toBe(true);
	await names(budi).toEqual(['Anna']);
	await names(anna).toEqual(['Budi']);
});

test('hears a network that fell silent', async () => {
	const anna = await join('Anna');
	host.freeze();
	await stateOf(anna).toBe('reconnecting');
	host.thaw();
	await stateOf(anna).toBe('joined');
});

test('is told when there is no such room', async () => {
	const page = await browser.newPage();
	pages.push(page);
	await page.goto(host.room.localPage);
	const invitation = { ...readInvitation(host.room.localPage), roomId: 'no-such-room-at-all' };
	const reason = await page.evaluate(
		(target) => window.page.open(target).catch((error: { reason?: string }) => error.reason),
		invitation,
	);
	expect(reason).toBe('room-not-found');
});
