import { type Browser, expect, type Page, test } from '@playwright/test';
import { GaleneServer, galene } from '../servers/galene.ts';
import { colourOf, names, patience, received } from '../session/conformance/stand.ts';
import { buildSessionPage } from '../session/harness/build.ts';
import { launchChromium } from '../session/harness/chromium.ts';
import type {} from '../session/harness/page.ts';

/** A bare WHIP page, of nothing but the browser's own means, broadcasts into a group where a Parley watches. */
let browser: Browser;
let server: GaleneServer;
const pages: Page[] = [];

test.beforeAll(async () => {
	const missing = galene.missing();
	test.skip(missing !== undefined, missing);
	server = await GaleneServer.start(await buildSessionPage());
	browser = await launchChromium();
});
test.afterEach(async () => {
	await Promise.all(pages.splice(0).map((page) => page.close()));
});
test.afterAll(async () => {
	await browser?.close();
	await server?.close();
});

async function blank(address: string): Promise<Page> {
	const page = await browser.newPage();
	pages.push(page);
	await page.goto(address);
	return page;
}

/** RFC 9725 in a few lines: one offer, complete with candidates. @returns where the broadcast is ended */
async function bareBroadcast(endpoint: string): Promise<string> {
	const canvas = document.createElement('canvas');
	canvas.width = 320;
	canvas.height = 180;
	const context = canvas.getContext('2d');
	let beat = 0;
	setInterval(() => {
		if (!context) return;
		context.fillStyle = 'green';
		context.fillRect(0, 0, 320, 180);
		context.fillStyle = 'white';
		context.fillRect((beat++ * 4) % 320, 0, 8, 8);
	}, 66);
	const sound = new AudioContext();
	const oscillator = sound.createOscillator();
	const out = sound.createMediaStreamDestination();
	oscillator.connect(out);
	oscillator.start();
	const stream = new MediaStream([...canvas.captureStream(15).getTracks(), ...out.stream.getTracks()]);
	const connection = new RTCPeerConnection();
	for (const track of stream.getTracks())
		connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
	await connection.setLocalDescription();
	await new Promise<void>((resolve) => {
		connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && resolve();
	});
	const response = await fetch(endpoint, {
		method: 'POST',
		headers: { 'Content-Type': 'application/sdp' },
		body: connection.localDescription?.sdp ?? '',
	});
	await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() });
	// Held, so that it is not collected.
	Object.assign(window, { connection });
	return new URL(response.headers.get('Location') ?? '', endpoint).href;
}

test('a Parley sees and hears it, and sees it end', async () => {
	const room = await server.newRoom();
	const anna = await blank(room.page ?? '');
	await anna.evaluate((where) => window.page.open(where), { kind: 'galene', group: room.group } as const);
	await anna.evaluate(() => window.page.join('Anna'));
	const bare = await blank(`${server.address}/404.html`);
	const resource = await bare.evaluate(bareBroadcast, `${room.group}.whip`);
	await names(anna).toEqual(['whip']);
	await colourOf(anna, 'whip').toBe('green');
	await expect.poll(() => received(anna, 'microphone', 'totalAudioEnergy'), patience).toBeGreaterThan(0.001);
	await expect.poll(() => anna.evaluate(() => window.page.heard('whip')), patience).toBe(true);
	await bare.evaluate((where) => fetch(where, { method: 'DELETE' }).then(({ status }) => status), resource);
	await names(anna).toEqual([]);
});
