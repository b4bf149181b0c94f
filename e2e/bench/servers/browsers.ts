import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type FakeMedia, fakeMediaArguments } from '../../app/fakeMedia.ts';
import { writeWrapper } from '../../network/testNetwork.ts';
import type { Server } from '../../servers/server.ts';
import { chromiumPath, launchChromium } from '../../session/harness/chromium.ts';
import { childrenOf } from '../callCost/processTree.ts';
import type { MeasuringContext } from '../measurement.ts';
import type { ClientName } from './pages/build.ts';
import type {} from './pages/participant.ts';

/** Small: all participants share this machine. */
export const picture = { width: 320, height: 180, framesPerSecond: 15 };

/** Nobody listens there: Playwright answers. A secure context, since it is loopback. */
const pageAddress = 'http://localhost/';
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

export interface BrowserOptions {
	/** The folder of the clients' pages. */
	readonly pages: string;
	/** Which they may trust. */
	readonly server: Server;
	readonly media: FakeMedia;
	/** What its command line starts with, to run it in another network. */
	readonly wrap?: readonly string[];
}

/** A Chromium whose pages can be participants. */
export class ParticipantBrowser {
	private constructor(
		private readonly context: BrowserContext,
		/** The id of its first process. */
		readonly process: number,
	) {}

	static async launch(
		{ scratch, endings }: MeasuringContext,
		{ pages, server, media, wrap = [] }: BrowserOptions,
	): Promise<ParticipantBrowser> {
		const program = join(scratch, `chromium-${wrap.at(-1) ?? 'here'}`);
		await writeWrapper(program, wrap, chromiumPath);
		const before = new Set(await childrenOf(process.pid));
		const trusted = server.key ? [`--ignore-certificate-errors-spki-list=${server.key}`] : [];
		const browser = await launchChromium(program, [...fakeMediaArguments(media), ...trusted]);
		endings.add('a browser', () => browser.close());
		const started = (await childrenOf(process.pid)).find((id) => !before.has(id));
		if (started === undefined) throw new Error('the browser has no process');
		return new ParticipantBrowser(await contextOf(browser, pages), started);
	}

	/** A page with this client, its camera and microphone open. */
	async open(client: ClientName): Promise<Page> {
		const page = await this.context.newPage();
		page.on('pageerror', (error) => console.error(`${client}: ${error.message}`));
		await page.goto(`${pageAddress}${client}.html`);
		await page.evaluate((size) => window.participant.openMedia(size), picture);
		return page;
	}
}

/** Leaves the call first: a page that is closed says nothing. */
export async function leave(page: Page): Promise<void> {
	await page.evaluate(() => window.participant.leave());
	await page.close();
}

/**
 * As in the app, pages may use camera and microphone (only then does Chromium use each network interface by
 * itself) and reach addresses of the local network.
 */
async function contextOf(browser: Browser, folder: string): Promise<BrowserContext> {
	const context = await browser.newContext({ permissions: ['camera', 'microphone', 'local-network-access'] });
	await context.route(`${pageAddress}**`, async (route) => {
		const file = new URL(route.request().url()).pathname.slice(1);
		const contentType = types[extname(file)];
		if (!contentType) return route.fulfill({ status: 404 });
		await route.fulfill({ body: await readFile(join(folder, file)), contentType });
	});
	return context;
}
