import { expect, type Page, test } from '@playwright/test';
import { janus } from '../servers/janus.ts';
import { openSocketGate, type SocketGate } from '../servers/socketGate.ts';
import { colourOf, names, patience, Stand, states } from './conformance/stand.ts';
import type {} from './harness/page.ts';

/** What only Janus has, through the session interface, against a real server, in a real Chromium. */
const stand = new Stand(janus);
stand.setUp();

let gate: SocketGate | undefined;
test.afterEach(() => gate?.close());

interface Said {
	readonly janus: string;
	readonly session_id?: number;
}

/** Somebody whose socket goes through a gate. @returns also what they say on it */
async function joinThroughGate(name: string): Promise<{ page: Page; said: Said[]; gate: SocketGate }> {
	const target = await stand.room.target(name);
	if (target.kind !== 'janus') throw new Error('a room of another server');
	const url = new URL(target.url);
	const opened = await openSocketGate(Number(url.port));
	gate = opened;
	url.port = String(opened.port);
	const page = await stand.blank();
	const said: Said[] = [];
	page.on('websocket', (socket) =>
		socket.on('framesent', ({ payload }) => said.push(JSON.parse(String(payload)))),
	);
	await page.evaluate((where) => window.page.open(where), { ...target, url: url.href });
	await page.evaluate((displayName) => window.page.join(displayName), name);
	return { page, said, gate: opened };
}

/** Writes down whoever seems to go and whatever seems to end from now on. */
const watchEndings = (page: Page) =>
	page.evaluate(() => {
		const seen: string[] = [];
		for (const kind of ['participant-left', 'track-ended', 'track-received'] as const)
			window.page.opened.events.on(kind, () => seen.push(kind));
		Object.assign(window, { seenEndings: seen });
	});
const endingsOf = (page: Page) =>
	page.evaluate(() => (window as unknown as { seenEndings: string[] }).seenEndings);

/** Pictures that were drawn so far of what is shown. */
const drawn = (page: Page) =>
	page.evaluate(
		() =>
			document.querySelector<HTMLVideoElement>('[data-shown=camera]')?.getVideoPlaybackQuality()
				.totalVideoFrames ?? 0,
	);

test('where only the socket was lost, the session is claimed, and all media connections stay', async () => {
	const budi = await stand.join('Budi');
	await budi.evaluate(() => window.page.publish('camera', { colour: 'red' }));
	const { page: anna, said, gate: way } = await joinThroughGate('Anna');
	await anna.evaluate(() => window.page.publish('camera', { colour: 'green' }));
	await colourOf(anna, 'Budi').toBe('red');
	await colourOf(budi, 'Anna').toBe('green');
	await anna.evaluate(() => window.page.show('Budi', 'camera'));
	for (const page of [anna, budi]) await watchEndings(page);
	const [session] = said.flatMap(({ session_id }) => (session_id === undefined ? [] : [session_id]));
	const saidBefore = said.length;

	way.shut();
	await expect.poll(async () => (await states(anna)).at(-1), patience).toBe('reconnecting');
	const seen = await drawn(anna);
	await expect.poll(() => drawn(anna), patience).toBeGreaterThan(seen + 15);
	expect((await states(anna)).at(-1)).toBe('reconnecting');
	way.open();
	await expect
		.poll(() => anna.evaluate(() => window.page.states.at(-1)), patience)
		.toEqual({ kind: 'joined', by: 'signalling-resumed' });

	await colourOf(budi, 'Anna').toBe('green');
	const after = said.slice(saidBefore);
	expect(after.filter((one) => one.janus === 'claim').map((one) => one.session_id)).toEqual([session]);
	expect(new Set(after.map((one) => one.session_id))).toEqual(new Set([session]));
	for (const anew of ['create', 'attach']) expect(after.map((one) => one.janus)).not.toContain(anew);
	const before = await drawn(anna);
	await expect.poll(() => drawn(anna), patience).toBeGreaterThan(before + 5);
	for (const page of [anna, budi]) expect(await endingsOf(page)).toEqual([]);
	await names(budi).toEqual(['Anna']);
});

test('a text that has no way to the server fails, and does not count as sent', async () => {
	const target = await stand.room.target('Anna');
	const anna = await stand.blank();
	await anna.evaluate((where) => window.page.open(where), target);
	// No way is found for media and data: there is no relay, and nothing else may be used.
	await anna.evaluate(() =>
		window.page.opened.join({
			displayName: 'Anna',
			frames: { settings: { iceTransportPolicy: 'relay' }, sender: () => {}, receiver: () => {} },
		}),
	);
	const refusal = await anna.evaluate(() =>
		window.page.refusalOf((session) => session.sendMessage('Does anybody read me?')),
	);
	expect(refusal).toBe('unreachable');
	// It is the text that failed: the connection as a whole is not given up yet.
	expect(await states(anna)).toEqual(['joining', 'joined']);
});
