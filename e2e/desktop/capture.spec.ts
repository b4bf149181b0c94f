import { type ChildProcess, spawn } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApp, launchApp } from '../app/launch.ts';

const title = 'Parley capture probe';

let launched: LaunchedApp;
let page: Page;
let terminal: ChildProcess;

test.beforeAll(async () => {
	// A real window: green, so that its picture is told from any other.
	terminal = spawn('xterm', ['-T', title, '-geometry', '60x20+40+40', '-bg', '#00c000', '-e', 'sleep 600'], {
		stdio: 'ignore',
	});
	launched = await launchApp({ name: 'capture' });
	page = launched.page;
});
test.afterAll(async () => {
	await launched.close();
	terminal.kill();
});

const list = () => page.evaluate(() => window.parley.capture.list({ thumbnail: { width: 160, height: 90 } }));

async function probeSource() {
	let found: Awaited<ReturnType<typeof list>>[number] | undefined;
	await expect
		.poll(async () => {
			found = (await list()).find((source) => source.title === title);
			return found?.title;
		})
		.toBe(title);
	if (!found) throw new Error('The window is not listed.');
	return found;
}

const choose = (sourceId: string) =>
	page.evaluate((id) => window.parley.capture.choose({ sourceId: id, withSound: true }), sourceId);

/** Asks for a share as the page does, and looks at the middle of its first picture. */
const share = () =>
	page.evaluate(async () => {
		let stream: MediaStream;
		try {
			stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
		} catch (error) {
			return { refused: error instanceof Error ? error.name : String(error) };
		}
		const video = document.createElement('video');
		video.srcObject = stream;
		await video.play();
		const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
		const context = canvas.getContext('2d');
		if (!context) throw new Error('No canvas.');
		await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
		context.drawImage(video, 0, 0);
		const middle = context.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
		for (const track of stream.getTracks()) track.stop();
		return { kinds: stream.getTracks().map(({ kind }) => kind), middle: [...middle.slice(0, 3)] };
	});

test('lists windows and screens with pictures, and not the app itself', async () => {
	const probe = await probeSource();
	expect(probe).toMatchObject({ kind: 'window', id: expect.stringMatching(/^window:\d+:/) });
	expect(probe.thumbnail).toMatch(/^data:image\/jpeg;base64,/);
	const sources = await list();
	expect(sources.some(({ kind }) => kind === 'screen')).toBe(true);
	const ownIds = await launched.app.evaluate(({ BrowserWindow }) =>
		BrowserWindow.getAllWindows().map((window) => window.getMediaSourceId().split(':')[1]),
	);
	expect(ownIds).toHaveLength(1);
	expect(sources.filter(({ id }) => ownIds.includes(id.split(':')[1]))).toEqual([]);
});

test('nothing is shared that was not chosen', async () => {
	expect(await share()).toEqual({ refused: 'NotAllowedError' });
});

test('the chosen window is shared, once', async () => {
	const { id } = await probeSource();
	await choose(id);
	const shared = await share();
	expect(shared).toMatchObject({ kinds: ['video'] });
	const [red = 0, green = 0, blue = 0] = shared.middle ?? [];
	expect(green).toBeGreaterThan(150);
	expect(Math.max(red, blue)).toBeLessThan(60);
	expect(await share()).toEqual({ refused: 'NotAllowedError' });
});

test('two requests at once get one share', async () => {
	const { id } = await probeSource();
	await choose(id);
	const results = await Promise.all([share(), share()]);
	expect(results.filter((result) => 'refused' in result)).toHaveLength(1);
});

test('only what was listed can be chosen', async () => {
	await list();
	await expect(choose('screen:999999:0')).rejects.toThrow('unknown-source');
});

test("Chromium's older way to a screen needs a choice too", async () => {
	const screen = (await list()).find(({ kind }) => kind === 'screen');
	const refused = await page.evaluate(
		(id) =>
			navigator.mediaDevices
				.getUserMedia({
					video: {
						mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: id },
					} as MediaTrackConstraints,
				})
				.then(
					() => 'shared',
					(error: Error) => error.name,
				),
		screen?.id,
	);
	expect(refused).toBe('NotAllowedError');
});

test('a frame gets no share, though one was chosen for the page', async () => {
	const { id } = await probeSource();
	await choose(id);
	const refused = await page.evaluate(async () => {
		const element = document.createElement('iframe');
		element.srcdoc = '<p>inside</p>';
		element.allow = 'display-capture';
		const loaded = new Promise((resolve) => {
			element.onload = resolve;
		});
		document.body.append(element);
		await loaded;
		const devices = element.contentWindow?.navigator.mediaDevices;
		const result = await devices?.getDisplayMedia({ video: true }).then(
			() => 'shared',
			(error: Error) => error.name,
		);
		element.remove();
		return result;
	});
	expect(refused).toBe('NotAllowedError');
	expect(await share()).toMatchObject({ kinds: ['video'] });
});
