import { type Browser, expect, type Page, test } from '@playwright/test';
import { colourOf, names, patience, received } from '../session/conformance/stand.ts';
import { buildSessionPage } from '../session/harness/build.ts';
import { launchChromium } from '../session/harness/chromium.ts';
import type {} from '../session/harness/page.ts';
import { livekitToken } from './livekit.ts';
import { clusterMissing, LiveKitCluster, mediaOf, nameOf, signallingOf } from './livekitCluster.ts';
import type { LiveKitProcess } from './livekitProcess.ts';
import { servePage } from './pageServer.ts';

/**
 * Beyond one machine: people who come to different nodes of a LiveKit cluster are in one room, as
 * `build/livekit-cluster` tells operators to set one up.
 */
let browser: Browser;
let cluster: LiveKitCluster;
let pages: Awaited<ReturnType<typeof servePage>>;

test.beforeAll(async () => {
	const missing = clusterMissing();
	test.skip(missing !== undefined, missing);
	pages = await servePage(await buildSessionPage());
	cluster = await LiveKitCluster.start(2);
	browser = await launchChromium();
});
test.afterAll(async () => {
	await browser?.close();
	await cluster?.close();
	await pages?.close();
});

async function join(node: LiveKitProcess, room: string, name: string): Promise<Page> {
	const page = await browser.newPage();
	await page.goto(pages.address);
	const target = {
		kind: 'livekit' as const,
		url: node.url,
		token: await livekitToken(room, name, {}, { identity: name }),
	};
	await page.evaluate((where) => window.page.open(where), target);
	await page.evaluate((displayName) => window.page.join(displayName), name);
	return page;
}

test('people who come to different nodes see, hear and read each other', async () => {
	const [first, second] = cluster.nodes;
	if (!first || !second) throw new Error('there are no two nodes');
	const room = 'beyond-one-machine';
	const anna = await join(first, room, 'Anna');
	const budi = await join(second, room, 'Budi');
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	await budi.evaluate(() => window.page.publish('camera', { colour: 'blue' }));
	await budi.evaluate(() => window.page.publish('microphone'));
	await names(anna).toEqual(['Budi']);
	await names(budi).toEqual(['Anna']);
	await colourOf(budi, 'Anna').toBe('red');
	await colourOf(anna, 'Budi').toBe('blue');
	for (const page of [anna, budi]) {
		await expect
			.poll(() => received(page, 'microphone', 'totalAudioEnergy'), patience)
			.toBeGreaterThan(0.001);
		const frames = await received(page, 'camera', 'framesDecoded');
		await expect.poll(() => received(page, 'camera', 'framesDecoded'), patience).toBeGreaterThan(frames + 15);
	}
	await anna.evaluate(() => window.page.opened.sendMessage('across nodes'));
	await expect
		.poll(() => budi.evaluate(() => window.page.messages.map(({ text }) => text)), patience)
		.toEqual(['across nodes']);
	await anna.evaluate(() => window.page.setMuted('microphone', true));
	await expect
		.poll(() => budi.evaluate(() => window.page.trackOf('Anna', 'microphone')?.muted), patience)
		.toBe(true);

	// They really came to different nodes, and one of those has the room.
	expect((await cluster.redis.keysOf('nodes')).sort()).toEqual([nameOf(first), nameOf(second)].sort());
	await expect.poll(() => [signallingOf(first), signallingOf(second)]).toEqual([['Anna'], ['Budi']]);
	const holder = await cluster.nodeOf(room);
	const [home, other] = holder === nameOf(first) ? [first, second] : [second, first];
	expect(nameOf(home)).toBe(holder);
	expect(mediaOf(home)).toEqual(['Anna', 'Budi']);
	expect(mediaOf(other)).toEqual([]);
});
