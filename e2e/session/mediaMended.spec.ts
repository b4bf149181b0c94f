import { type Browser, expect, type Page, test } from '@playwright/test';
import { MediaGate } from '../servers/legacyDemo/mediaGate.ts';
import { LegacyDemo } from '../servers/legacyDemo.ts';
import { servePage } from '../servers/pageServer.ts';
import { workerMissing } from '../servers/parley.ts';
import { loopback } from '../servers/server.ts';
import { colourOf, patience, received, states } from './conformance/stand.ts';
import { buildSessionPage } from './harness/build.ts';
import { launchChromium } from './harness/chromium.ts';
import type {} from './harness/page.ts';

/**
 * Media that is cut off while the server is still spoken with: on servers of mediasoup-demo it is mended over the
 * socket that lives, and nobody notices more than a picture that stood still.
 */
let browser: Browser;
let gate: MediaGate;
let server: LegacyDemo;
let pages: Awaited<ReturnType<typeof servePage>>;

test.beforeAll(async () => {
	const missing = workerMissing();
	test.skip(missing !== undefined, missing);
	pages = await servePage(await buildSessionPage());
	gate = await MediaGate.open();
	server = new LegacyDemo(loopback, gate.port);
	await server.restart();
	gate.to = server.mediaPort;
	browser = await launchChromium();
});
test.afterAll(async () => {
	await browser?.close();
	await server?.close();
	gate?.close();
	await pages?.close();
});

/** Somebody inside, and how often they asked the server to restart ICE. */
async function join(name: string): Promise<{ page: Page; restarts: () => number }> {
	const page = await browser.newPage();
	let restarts = 0;
	page.on('websocket', (socket) =>
		socket.on('framesent', ({ payload }) => {
			if (String(payload).includes('"restartIce"')) restarts += 1;
		}),
	);
	await page.goto(pages.address);
	await page.evaluate((where) => window.page.open(where), target);
	await page.evaluate((displayName) => window.page.join(displayName), name);
	return { page, restarts: () => restarts };
}

let target: Awaited<ReturnType<Awaited<ReturnType<LegacyDemo['newRoom']>>['target']>>;

test('media that was cut off is mended while the server is still spoken with', async () => {
	target = await (await server.newRoom()).target('anybody');
	const anna = await join('Anna');
	await anna.page.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	const budi = await join('Budi');
	await colourOf(budi.page, 'Anna').toBe('red');
	gate.shut();
	for (const { restarts } of [anna, budi]) await expect.poll(restarts, patience).toBeGreaterThan(0);
	gate.unshut();
	const frames = () => received(budi.page, 'camera', 'framesDecoded');
	const before = await frames();
	await expect.poll(frames, patience).toBeGreaterThan(before + 15);
	for (const { page } of [anna, budi]) expect(await states(page)).toEqual(['joining', 'joined']);
});
