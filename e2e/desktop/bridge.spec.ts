import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { callNames, eventNames } from '../../contract/bridge/channels.ts';
import { type LaunchedApp, launchApp } from '../app/launch.ts';

let launched: LaunchedApp;
let page: Page;
test.beforeAll(async () => {
	launched = await launchApp({ name: 'bridge', args: ['--use-fake-device-for-media-stream'] });
	page = launched.page;
});
test.afterAll(() => launched.close());

test('the page gets the functions of the contract and nothing else', async () => {
	const shape = await page.evaluate(() =>
		Object.fromEntries(
			Object.entries(window.parley).map(([feature, functions]) => [
				feature,
				Object.entries(functions).map(([name, value]) => `${name}: ${typeof value}`),
			]),
		),
	);
	const expected = [
		...Object.entries(callNames),
		...Object.entries(eventNames).map(([feature, names]) => [`${feature}Events`, names] as const),
	].map(([feature, names]) => [feature, names.map((name) => `${name}: function`)]);
	expect(shape).toEqual(Object.fromEntries(expected));
});

test('the bridge cannot be changed by what runs in the page', async () => {
	const changed = await page.evaluate(() => {
		try {
			Object.assign(window, { parley: {} });
		} catch {
			// Thrown in strict code.
		}
		return !('app' in window.parley);
	});
	expect(changed).toBe(false);
});

test('describes what runs', async () => {
	expect(await page.evaluate(() => window.parley.app.describe())).toEqual({
		version: expect.stringMatching(/^\d+\.\d+\.\d+/),
		electron: expect.stringMatching(/^\d+\.\d+\.\d+/),
		chromium: expect.stringMatching(/^\d+\./),
		platform: process.platform,
		inspection: true,
	});
});

test('a failed call says its reason and nothing else', async () => {
	const failures = await page.evaluate(async () => {
		const failure = (call: Promise<unknown>) => call.then(String, (error: Error) => error.message);
		const { hosting, capture, clipboard } = window.parley;
		return [
			await failure(hosting.start({ port: -1 })),
			await failure(capture.choose({ sourceId: 'window:1:0', withSound: false })),
			// Not of the contract: what a page gone bad would try.
			await failure(clipboard.write({ text: (() => {}) as unknown as string })),
		];
	});
	expect(failures).toEqual(['malformed', 'unknown-source', 'malformed']);
});

test('nothing of Node or Electron is in the page', async () => {
	const found = await page.evaluate(() =>
		['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
			(name) => name in window,
		),
	);
	expect(found).toEqual([]);
});

test('no script comes in from the outside', async () => {
	const ran = await page.evaluate(
		() =>
			new Promise<string[]>((resolve) => {
				const result: string[] = [];
				Object.assign(window, { inlineRan: () => result.push('inline') });
				const inline = document.createElement('script');
				inline.textContent = 'inlineRan()';
				document.body.append(inline);
				const handler = document.createElement('img');
				handler.setAttribute('onerror', 'inlineRan()');
				handler.src = 'data:,x';
				document.body.append(handler);
				const foreign = document.createElement('script');
				foreign.src = 'data:text/javascript,inlineRan()';
				foreign.onload = () => result.push('foreign');
				document.body.append(foreign);
				// In a task of its own: the debugger's own calls are exempt from the policy.
				setTimeout(() => {
					for (const name of ['eval', 'Function']) {
						try {
							// Indirectly: both compile text, and the policy must forbid both.
							Reflect.apply(Reflect.get(globalThis, name), undefined, ['1']);
							result.push(name);
						} catch (error) {
							if (!(error instanceof EvalError)) result.push(String(error));
						}
					}
					setTimeout(() => resolve(result), 100);
				});
			}),
	);
	expect(ran).toEqual([]);
});

test('WebAssembly runs, for the denoiser', async () => {
	const emptyModule = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
	const exports = await page.evaluate(
		(bytes) =>
			new Promise<string>((resolve) =>
				setTimeout(() =>
					WebAssembly.instantiate(new Uint8Array(bytes)).then(
						({ instance }) => resolve(typeof instance.exports),
						(error) => resolve(String(error)),
					),
				),
			),
		emptyModule,
	);
	expect(exports).toBe('object');
});

test('the scheme serves the page and nothing around it', async () => {
	const answers = await page.evaluate(() =>
		Promise.all(
			[
				'/',
				'/..%2felectron%2fmain.js',
				'/%2e%2e/electron/main.js',
				'/../electron/main.js',
				'/missing.js',
			].map(async (path) => (await fetch(path)).status),
		),
	);
	expect(answers).toEqual([200, 404, 404, 404, 404]);
});

test('the page stays where it is', async () => {
	const before = page.url();
	await page.evaluate(() => {
		location.href = 'https://example.org/';
	});
	await expect.poll(() => launched.output()).toContain('navigation denied');
	const opened = await page.evaluate(() => [window.open('file:///etc/passwd'), window.open('about:blank')]);
	expect(opened).toEqual([null, null]);
	expect(await page.evaluate(() => location.href)).toBe(before);
	expect(launched.app.windows()).toHaveLength(1);
});

test('permissions are denied but for the few that a call needs', async () => {
	const states = await page.evaluate(async () => {
		const state = async (name: string) =>
			(await navigator.permissions.query({ name: name as PermissionName })).state;
		const position = await new Promise<string>((resolve) =>
			navigator.geolocation.getCurrentPosition(
				() => resolve('granted'),
				({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'failed'),
			),
		);
		return {
			position,
			notifications: await Notification.requestPermission(),
			midi: await navigator.requestMIDIAccess().then(
				() => 'granted',
				() => 'denied',
			),
			camera: await state('camera'),
			microphone: await state('microphone'),
		};
	});
	expect(states).toEqual({
		position: 'denied',
		notifications: 'denied',
		midi: 'denied',
		camera: 'granted',
		microphone: 'granted',
	});
});

test('a frame gets neither the bridge nor the camera', async () => {
	const frame = await page.evaluate(async () => {
		const element = document.createElement('iframe');
		element.srcdoc = '<p>inside</p>';
		element.allow = 'camera; microphone; geolocation';
		const loaded = new Promise((resolve) => {
			element.onload = resolve;
		});
		document.body.append(element);
		await loaded;
		const inside = element.contentWindow as Window & typeof globalThis;
		const camera = ({ navigator }: Window) =>
			navigator.mediaDevices.getUserMedia({ video: true }).then(
				(stream) => {
					for (const track of stream.getTracks()) track.stop();
					return 'granted';
				},
				(error: Error) => error.name,
			);
		const result = {
			bridge: 'parley' in inside,
			camera: await camera(inside),
			cameraOfThePage: await camera(window),
		};
		element.remove();
		return result;
	});
	expect(frame).toEqual({ bridge: false, camera: 'NotAllowedError', cameraOfThePage: 'granted' });
});

test('another window is refused, though it shows our page with our preload', async () => {
	const preload = join(await launched.app.evaluate(({ app }) => app.getAppPath()), 'out/preload/preload.cjs');
	const answers = await launched.app.evaluate(async ({ BrowserWindow }, path) => {
		const options = { preload: path, nodeIntegrationInSubFrames: true };
		const window = new BrowserWindow({ show: false, webPreferences: options });
		await window.loadURL('parley-app://app/index.html');
		const ask = `window.parley.app.describe().then(() => 'answered', (error) => error.message)`;
		const fromFrame = `new Promise((resolve) => {
			const frame = document.createElement('iframe');
			frame.srcdoc = '<p>inside</p>';
			frame.onload = () => resolve(frame.contentWindow.parley.app.describe()
				.then(() => 'answered', (error) => error.message));
			document.body.append(frame);
		})`;
		const { webContents } = window;
		const result = [await webContents.executeJavaScript(ask), await webContents.executeJavaScript(fromFrame)];
		window.destroy();
		return result;
	}, preload);
	expect(answers).toEqual(['unknown-sender', 'unknown-sender']);
});

test('writes to the clipboard and cannot read it', async () => {
	await page.evaluate(() => window.parley.clipboard.write({ text: 'parley://join/x' }));
	expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('parley://join/x');
	const read = await page.evaluate(() =>
		navigator.clipboard.readText().then(
			() => 'read',
			(error: Error) => error.name,
		),
	);
	expect(read).toBe('NotAllowedError');
});

test('the page comes back when its process ends', async () => {
	// Asked of the main process: Playwright gives up a page that has crashed.
	const described = await launched.app.evaluate(async ({ BrowserWindow }) => {
		const contents = BrowserWindow.getAllWindows()[0]?.webContents;
		if (!contents) throw new Error('There is no window.');
		const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', resolve));
		process.kill(contents.getOSProcessId(), 'SIGKILL');
		await loaded;
		return contents.executeJavaScript('window.parley.app.describe()');
	});
	expect(described).toMatchObject({ platform: process.platform });
});
