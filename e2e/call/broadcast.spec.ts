import type { Browser, Page } from '@playwright/test';
import { joinCall, pressInBar } from '../app/call.ts';
import { GaleneServer, galene } from '../servers/galene.ts';
import { names, patience, received } from '../session/conformance/stand.ts';
import { buildSessionPage } from '../session/harness/build.ts';
import { launchChromium } from '../session/harness/chromium.ts';
import { expect, test } from './callTest.ts';

/**
 * The app itself broadcasts to a real endpoint (WHIP), of a Galene that lets no page of another origin read what it
 * answers. Who watches is a session in a browser.
 */
let browser: Browser;
let server: GaleneServer;

test.beforeAll(async () => {
	const missing = galene.missing();
	test.skip(missing !== undefined, missing);
	server = await GaleneServer.start(await buildSessionPage());
	browser = await launchChromium();
});
test.afterAll(async () => {
	await browser?.close();
	await server?.close();
});

async function watch(group: string): Promise<Page> {
	const page = await browser.newPage();
	await page.goto(`${server.address}/parley/`);
	await page.evaluate((where) => window.page.open(where), { kind: 'galene', group } as const);
	await page.evaluate(() => window.page.join('Budi'));
	return page;
}

test('a link to an endpoint is pasted; one is seen and heard there, and is gone afterwards', async ({
	cast,
}) => {
	const { group } = await server.newRoom();
	const budi = await watch(group);
	const anna = await cast.desktop('Anna');
	await joinCall(anna, `${group}.whip`);
	await names(budi).toEqual(['whip']);
	await expect.poll(() => received(budi, 'camera', 'framesDecoded'), patience).toBeGreaterThan(5);
	await expect.poll(() => received(budi, 'microphone', 'totalAudioEnergy'), patience).toBeGreaterThan(0.001);
	await pressInBar(anna.page, 'Leave');
	await names(budi).toEqual([]);
	await budi.close();
});
