import { expect, type Page, test } from '@playwright/test';
import { MediaGate } from '../servers/legacyDemo/mediaGate.ts';
import { LegacyDemo, legacyDemo } from '../servers/legacyDemo.ts';
import { loopback } from '../servers/server.ts';
import { colourOf, patience, received, Stand } from './conformance/stand.ts';

/**
 * Media that is cut off while the server is still spoken with is mended over the socket that lives, by an ICE
 * restart, as it is on our own host.
 */
let gate: MediaGate;
const stand = new Stand({
	...legacyDemo,
	async start(_page, place = loopback) {
		gate = await MediaGate.open();
		const server = new LegacyDemo(place, gate.port);
		await server.restart();
		gate.to = server.mediaPort;
		return server;
	},
});
stand.setUp();
test.afterAll(() => gate?.close());

interface Inside {
	readonly page: Page;
	/** How often they asked the server to restart ICE, and how many sockets they opened. */
	readonly counted: { restarts: number; sockets: number };
}

async function join(name: string): Promise<Inside> {
	const page = await stand.blank();
	const counted = { restarts: 0, sockets: 0 };
	page.on('websocket', (socket) => {
		counted.sockets += 1;
		socket.on('framesent', ({ payload }) => {
			if (String(payload).includes('"restartIce"')) counted.restarts += 1;
		});
	});
	await page.evaluate((where) => window.page.open(where), await stand.room.target(name));
	await page.evaluate((displayName) => window.page.join(displayName), name);
	return { page, counted };
}

test('media that was cut off is mended while the server is still spoken with', async () => {
	const anna = await join('Anna');
	await anna.page.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	const budi = await join('Budi');
	await colourOf(budi.page, 'Anna').toBe('red');
	gate.shut();
	for (const { counted } of [anna, budi])
		await expect.poll(() => counted.restarts, patience).toBeGreaterThan(0);
	gate.unshut();
	const frames = () => received(budi.page, 'camera', 'framesDecoded');
	const before = await frames();
	await expect.poll(frames, patience).toBeGreaterThan(before + 15);
	for (const { page, counted } of [anna, budi]) {
		await expect
			.poll(() => page.evaluate(() => window.page.states.at(-1)), patience)
			.toEqual({ kind: 'joined', by: 'media-restarted' });
		expect(counted.sockets).toBe(1);
	}
});
