import { chromium, type Page } from '@playwright/test';
import { sandboxArguments } from './electronRuntime.ts';
import { type FakeMedia, fakeMediaArguments } from './fakeMedia.ts';
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch.ts';

/** Somebody who can be in a call, with their own program. */
export interface Participant {
	readonly name: string;
	readonly kind: 'desktop' | 'browser';
	readonly page: Page;
	/** Ends the program. Safe to call twice. */
	close(): Promise<void>;
}

export interface DesktopParticipant extends Participant {
	readonly kind: 'desktop';
	readonly launched: LaunchedApp;
}

interface PersonOptions {
	readonly name: string;
	/** Without: a machine that has neither camera nor microphone. */
	readonly media?: FakeMedia;
	/** Further switches of Chromium. */
	readonly args?: readonly string[];
}

/** Starts the desktop app for somebody; it shows its first screen. */
export async function openDesktop(
	options: PersonOptions & Pick<LaunchOptions, 'userDataDir' | 'env'>,
): Promise<DesktopParticipant> {
	const { name, media, args = [], userDataDir, env } = options;
	const launched = await launchApp({
		name: name.toLowerCase(),
		args: [...(media ? fakeMediaArguments(media) : []), ...args],
		...(userDataDir && { userDataDir }),
		...(env && { env }),
	});
	return { name, kind: 'desktop', page: launched.page, launched, close: launched.close };
}

/** What Chromium does by itself on the network disturbs where there is none. */
const quietly = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
];

/**
 * Starts a browser for somebody, without a window, and opens an address in it.
 * @param options.ignoreHTTPSErrors goes past the warning about a host's own certificate, as a person can
 */
export async function openGuest(
	options: PersonOptions & { readonly address: string; readonly ignoreHTTPSErrors?: boolean },
): Promise<Participant> {
	const { name, media, args = [], address, ignoreHTTPSErrors = false } = options;
	const browser = await chromium.launch({
		executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
		// Whoever opened it closes it, on a signal too.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		args: [
			...(media ? fakeMediaArguments(media) : []),
			// In a browser it only answers for the person; Electron is another matter.
			'--use-fake-ui-for-media-stream',
			...quietly,
			...sandboxArguments(),
			...args,
		],
	});
	try {
		const page = await browser.newPage({
			ignoreHTTPSErrors,
			locale: 'en-US',
			viewport: { width: 1100, height: 720 },
		});
		await page.goto(address);
		return { name, kind: 'browser', page, close: () => browser.close() };
	} catch (error) {
		await browser.close();
		throw error;
	}
}
