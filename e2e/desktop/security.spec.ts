import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type LaunchedApp, launchApp } from '../app/launch.ts';

/** The points of Electron's checklist that only the running app can show; electron/SECURITY.md names the others. */
let launched: LaunchedApp;
test.beforeAll(async () => {
	launched = await launchApp({ name: 'security' });
});
test.afterAll(() => launched.close());

test('the window is made as the checklist wants it', async () => {
	const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
		const { webContents } = BrowserWindow.getAllWindows()[0] ?? {};
		// Undocumented, and the only way to see what a window was really made with.
		const contents = webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
		const all = contents.getLastWebPreferences();
		return Object.fromEntries(
			[
				'nodeIntegration',
				'nodeIntegrationInWorker',
				'nodeIntegrationInSubFrames',
				'contextIsolation',
				'sandbox',
				'webSecurity',
				'allowRunningInsecureContent',
				'experimentalFeatures',
				'enableBlinkFeatures',
				'webviewTag',
			].map((name) => [name, all[name] || false]),
		);
	});
	expect(preferences).toEqual({
		nodeIntegration: false,
		nodeIntegrationInWorker: false,
		nodeIntegrationInSubFrames: false,
		contextIsolation: true,
		sandbox: true,
		webSecurity: true,
		allowRunningInsecureContent: false,
		experimentalFeatures: false,
		enableBlinkFeatures: false,
		webviewTag: false,
	});
});

test.skip(process.platform !== 'linux', 'processes are looked at in /proc');
test('the page runs in a sandbox, but for root', async () => {
	const pid = await launched.app.evaluate(({ BrowserWindow }) =>
		BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
	);
	// Chromium's children write theirs as one text.
	const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
	expect(args).toContain('--type=renderer');
	expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
});

test('every answer of the scheme carries the policy, a refusal too', async () => {
	const policies = await launched.page.evaluate(() =>
		Promise.all(
			['/', '/missing.js'].map(async (path) => (await fetch(path)).headers.get('content-security-policy')),
		),
	);
	for (const policy of policies) {
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("object-src 'none'");
		expect(policy).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|https?:|\*)/);
	}
});

test('a webview in the page shows nothing', async () => {
	const before = await launched.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
	await launched.page.evaluate(() => {
		const view = document.createElement('webview');
		view.setAttribute('src', 'https://example.org/');
		view.setAttribute('allowpopups', '');
		document.body.append(view);
	});
	// An element that does something announces it at once.
	expect(await launched.page.evaluate(() => 'getWebContentsId' in document.createElement('webview'))).toBe(
		false,
	);
	expect(await launched.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(
		before,
	);
});
