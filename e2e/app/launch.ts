import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { inheritedEnvironment, sandboxArguments } from './electronRuntime.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface LaunchOptions {
	/** Names the app in the test's own words ("host", "guest"); part of its user data's name. */
	readonly name: string;
	/** Kept afterwards, so that a second start finds what the first one left. None: a fresh one, removed on close. */
	readonly userDataDir?: string;
	/** Further arguments: Chromium's switches, links. */
	readonly args?: readonly string[];
	/** Added to the environment. */
	readonly env?: Readonly<Record<string, string>>;
}

export interface LaunchedApp {
	/** The main process. */
	readonly app: ElectronApplication;
	/** The page of the main window. */
	readonly page: Page;
	readonly userDataDir: string;
	/** What the app has said on stdout and stderr so far. */
	output(): string;
	/** Ends the app. Safe to call twice. */
	close(): Promise<void>;
}

/**
 * Starts the compiled app on the real Electron and waits for its page. Each has its own user data, so that
 * several run side by side.
 * @throws when the app does not come up, with what it said
 */
export async function launchApp({
	name,
	userDataDir,
	args = [],
	env = {},
}: LaunchOptions): Promise<LaunchedApp> {
	const folder = userDataDir ?? (await mkdtemp(join(tmpdir(), `parley-${name}-`)));
	nameElectron();
	const app = await _electron.launch({
		args: [projectRoot, `--user-data-dir=${folder}`, ...sandboxArguments(), ...args],
		// Else Playwright takes everybody's sandbox away, not only root's.
		chromiumSandbox: sandboxArguments().length === 0,
		// A desktop with neither tray nor notifications, wherever the test runs: one that has them is made.
		env: {
			...inheritedEnvironment(),
			DBUS_SESSION_BUS_ADDRESS: 'disabled:',
			PARLEY_INSPECT: '1',
			...env,
		},
	});
	let said = '';
	for (const stream of [app.process().stdout, app.process().stderr]) {
		stream?.on('data', (chunk: Buffer) => {
			said += chunk.toString();
		});
	}
	let closing: Promise<void> | undefined;
	const close = async () => {
		// Asked whether it may end, in a call, the app gets the answer that a test means.
		await app
			.evaluate(({ dialog }) => {
				dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
			})
			.catch(() => {});
		await app.close();
		if (userDataDir === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	const closeOnce = () => {
		closing ??= close();
		return closing;
	};
	try {
		const page = await app.firstWindow();
		page.on('console', (message) => {
			said += `page ${message.type()}: ${message.text()}\n`;
		});
		await page.waitForLoadState('load');
		return { app, page, userDataDir: folder, output: () => said, close: closeOnce };
	} catch (error) {
		await closeOnce();
		throw new Error(`${name} did not come up. It said:\n${said}`, { cause: error });
	}
}

/**
 * Says which Electron to run. Not by Playwright's `executablePath`: with that it leaves out the hook that
 * holds the app back until Playwright listens, and now and then a launch hangs. Without it, it asks the
 * electron package, which this leads to the runtime that set-up found.
 */
function nameElectron(): void {
	const path = process.env.PARLEY_ELECTRON;
	if (path && process.platform === 'linux') process.env.ELECTRON_OVERRIDE_DIST_PATH ??= dirname(path);
}
