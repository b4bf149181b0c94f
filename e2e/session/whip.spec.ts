import { expect, type Page, test } from '@playwright/test';
import { galene } from '../servers/galene.ts';
import { MediaGate } from '../servers/legacyDemo/mediaGate.ts';
import { StockClient } from '../strangers/galene/stockClient.ts';
import { colourOf, names, patience, received, Stand, sent, stateOf } from './conformance/stand.ts';

/** A Parley that only sends (RFC 9725), into a group of a real Galene, where others see and hear it. */
const stand = new Stand(galene);
stand.setUp();
const gates: MediaGate[] = [];
test.afterEach(() => {
	for (const gate of gates.splice(0)) gate.close();
});

const broadcast = (group: string, token?: string) =>
	stand.enter({ kind: 'whip', endpoint: `${group}.whip`, ...(token && { token }) }, 'Anna');
const watch = (group: string) => stand.join('Budi', { kind: 'galene', group });
const heard = (page: Page) => received(page, 'microphone', 'totalAudioEnergy');

test('a Parley and the stock client see and hear a broadcast, and see it end', async () => {
	const { group } = await stand.server.newRoom();
	const budi = await watch(group);
	const stig = await StockClient.enter(await stand.newPage(), group, 'Stig', { sends: false });
	const { page: anna } = await broadcast(group);
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone'));
	await names(budi).toEqual(['Stig', 'whip']);
	await colourOf(budi, 'whip').toBe('red');
	await expect.poll(() => heard(budi), patience).toBeGreaterThan(0.001);
	await expect.poll(() => stig.coloursOf('whip'), patience).toEqual(['red']);
	await expect.poll(() => stig.heardOf('whip'), patience).toBeGreaterThan(0.001);
	await anna.evaluate(() => window.page.opened.leave());
	await names(budi).toEqual(['Stig']);
	await expect.poll(() => budi.evaluate(() => window.page.tracks.size), patience).toBe(0);
});

test('mutes, shows another picture, and says what a broadcast cannot do', async () => {
	const { group } = await stand.server.newRoom();
	const budi = await watch(group);
	const { page: anna } = await broadcast(group);
	await anna.evaluate(() => window.page.publish('microphone', { muted: true }));
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await colourOf(budi, 'whip').toBe('red');
	expect(await sent(anna, 'microphone')).toBe(0);
	await anna.evaluate(() => window.page.setMuted('microphone', false));
	await expect.poll(() => heard(budi), patience).toBeGreaterThan(0.001);
	await anna.evaluate(() => window.page.setMuted('microphone', true));
	const before = await sent(anna, 'microphone');
	await anna.evaluate(() => window.page.replaceByPicture('camera', 'green'));
	await colourOf(budi, 'whip').toBe('green');
	expect(await sent(anna, 'microphone')).toBe(before);

	const refusals = await anna.evaluate(async () => [
		await window.page.refusalOf((session) => session.sendMessage('hello')),
		await window.page.refusalOf((session) => session.setHand(true)),
		await window.page.refusalOf(() => window.page.publish('screen')),
	]);
	expect(new Set(refusals)).toEqual(new Set(['unsupported']));
	const capabilities = await anna.evaluate(() => window.page.opened.capabilities);
	expect(capabilities).toMatchObject({ publish: true, receive: { unavailable: 'broadcast' } });
	// A screen takes the camera's place.
	await anna.evaluate(() => window.page.close('camera'));
	await anna.evaluate(() => window.page.publish('screen', { colour: 'blue', width: 640, height: 360 }));
	await colourOf(budi, 'whip').toBe('blue');
});

test('who has the token may broadcast, and nobody else', async () => {
	const { group } = await stand.server.newRoom({});
	await stand.server.addToken(group, 'on-air');
	expect((await broadcast(group)).refusal).toBe('refused');
	// Galene takes a token that it does not know for a resource that there is not.
	expect((await broadcast(group, 'wrong')).refusal).toBe('room-not-found');
	expect((await broadcast(group, 'on-air')).refusal).toBeNull();
	expect((await broadcast(`${stand.server.address}/group/nowhere/`)).refusal).toBe('room-not-found');
});

test('comes back as it was when the server was gone', async () => {
	const { group } = await stand.server.newRoom();
	const { page: anna } = await broadcast(group);
	await anna.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await anna.evaluate(() => window.page.publish('microphone', { muted: true }));
	await expect.poll(() => sent(anna, 'camera'), patience).toBeGreaterThan(10);
	await stand.server.kill();
	await stateOf(anna).toBe('reconnecting');
	expect(await sent(anna, 'camera')).toBe(0);
	await stand.server.restart();
	await stateOf(anna).toBe('joined');
	const budi = await watch(group);
	await colourOf(budi, 'whip').toBe('red');
	expect(await sent(anna, 'microphone')).toBe(0);
});

/** A broadcast whose media goes through a gate; whatever is asked for later finds its own way. */
async function broadcastThroughGate(group: string) {
	const gate = await MediaGate.open();
	gates.push(gate);
	const page = await stand.blank();
	const asked: string[] = [];
	await page.route(/\.whip/, async (route) => {
		const request = route.request();
		const answer = await route.fetch();
		asked.push(`${request.method()} ${answer.status()}`);
		if (request.method() !== 'POST' || gate.to !== 0) return route.fulfill({ response: answer });
		// What Galene names as its address is the gate before it.
		const sdp = await answer.text();
		const [, address = '', port] = /^a=candidate:\S+ 1 udp \d+ (\d\S+) (\d+)/m.exec(sdp) ?? [];
		[gate.toAddress, gate.to] = [address, Number(port)];
		const through = sdp.replace(
			/^(a=candidate:\S+ \d+ udp \d+) \S+ \d+ typ host/gm,
			`$1 127.0.0.1 ${gate.port} typ host`,
		);
		await route.fulfill({ response: answer, body: through });
	});
	await page.evaluate((where) => window.page.open(where), {
		kind: 'whip',
		endpoint: `${group}.whip`,
	} as const);
	await page.evaluate(() => window.page.join('Anna'));
	await page.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	await page.evaluate(() => window.page.publish('microphone', { muted: true }));
	/** Without the candidates that were told. */
	const changes = () => asked.filter((one) => one !== 'PATCH 204' && !one.startsWith('DELETE'));
	return { page, gate, changes };
}

const lastState = (page: Page) => expect.poll(() => page.evaluate(() => window.page.states.at(-1)), patience);

test('where its way is cut off, another one is found over the same broadcast, and nothing is sent meanwhile', async () => {
	const { group } = await stand.server.newRoom();
	const budi = await watch(group);
	const { page: anna, gate, changes } = await broadcastThroughGate(group);
	await colourOf(budi, 'whip').toBe('red');
	gate.shut();
	await stateOf(anna).toBe('reconnecting');
	await lastState(anna).toEqual({ kind: 'joined', by: 'media-restarted' });
	expect(changes()).toEqual(['POST 201', 'PATCH 200']);
	await anna.evaluate(() => window.page.replaceByPicture('camera', 'green'));
	await colourOf(budi, 'whip').toBe('green');
	expect(await sent(anna, 'microphone')).toBe(0);
	await names(budi).toEqual(['whip']);
});
