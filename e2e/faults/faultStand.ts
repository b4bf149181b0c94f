import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, type BrowserContext, type Page, test } from '@playwright/test';
import { Endings } from '../app/endings.ts';
import { missingNetwork } from '../network/missing.ts';
import { TestNetwork, writeWrapper } from '../network/testNetwork.ts';
import type { Server, ServerKind, ServerPlace, ServerRoom } from '../servers/server.ts';
import { buildSessionPage } from '../session/harness/build.ts';
import { chromiumPath, launchChromium } from '../session/harness/chromium.ts';
import type {} from '../session/harness/page.ts';

/** Nobody listens there: the test itself answers. A secure context, since it is loopback. */
const pageAddress = 'http://localhost/';

/** `here`: behind the cable and the link, where the faults are. `there`: beside the server. */
export type Side = 'here' | 'there';

/** A server of one kind and two browsers, in a network made for them. */
export class FaultStand {
	#network: TestNetwork | undefined;
	#server: Server | undefined;
	#room: ServerRoom | undefined;
	readonly #contexts = new Map<Side, BrowserContext>();
	readonly #endings = new Endings();

	constructor(readonly kind: ServerKind) {}

	/** To be called where the tests are declared. */
	setUp(): void {
		test.beforeAll(async () => {
			const missing = this.kind.missing() ?? missingNetwork();
			test.skip(missing !== undefined, missing);
			await this.#start();
		});
		test.beforeEach(async () => {
			test.info().annotations.push({
				type: 'server',
				description: `${this.kind.kind} ${this.server.version}`,
			});
			this.#room = await this.server.newRoom();
		});
		test.afterEach(async () => {
			await Promise.all(
				[...this.#contexts.values()].flatMap((context) => context.pages().map((page) => page.close())),
			);
			await this.#network?.link.shape({});
			await this.#network?.link.mend();
			await this.#network?.plugCable();
		});
		test.afterAll(() => this.#endings.endAll());
	}

	get network(): TestNetwork {
		if (!this.#network) throw new Error('there is no network');
		return this.#network;
	}

	get server(): Server {
		if (!this.#server) throw new Error('the server is not started');
		return this.#server;
	}

	/** Where the server is. */
	get place(): ServerPlace {
		return { address: this.network.serversAddress, wrap: this.network.atServers() };
	}

	/** Joins as somebody of this name, on one side of the network. */
	async join(name: string, side: Side): Promise<Page> {
		const context = this.#contexts.get(side);
		if (!context || !this.#room) throw new Error('nothing is started');
		const page = await context.newPage();
		page.on('console', (message) => {
			if (message.type() === 'error') console.log(`${name}: ${message.text()}`);
		});
		await page.goto(pageAddress);
		const target = await this.#room.target(name);
		await page.evaluate((where) => window.page.open(where), target);
		await page.evaluate((displayName) => window.page.join(displayName), name);
		return page;
	}

	async #start(): Promise<void> {
		const folder = await buildSessionPage();
		const network = await TestNetwork.make();
		this.#network = network;
		this.#endings.add('the network', () => network.close());
		const server = await this.kind.start(folder, this.place);
		this.#server = server;
		this.#endings.add('the server', () => server.close());
		const scratch = await mkdtemp(join(tmpdir(), 'parley-faults-'));
		this.#endings.add('the scratch folder', () => rm(scratch, { recursive: true }));
		for (const [side, wrap] of [
			['here', network.atBrowser()],
			['there', network.atServers()],
		] as const) {
			const program = join(scratch, `chromium-${side}`);
			await writeWrapper(program, wrap, chromiumPath);
			const browser = await launchChromium(program, trusting(server));
			this.#endings.add(`the browser ${side}`, () => browser.close());
			this.#contexts.set(side, await contextOf(browser, folder));
		}
	}
}

function trusting({ key }: Server): string[] {
	return key ? [`--ignore-certificate-errors-spki-list=${key}`] : [];
}

/**
 * As the app's page is, these may use camera and microphone (only then does Chromium use each network interface
 * by itself) and reach addresses of the local network.
 */
async function contextOf(browser: Browser, folder: string): Promise<BrowserContext> {
	const context = await browser.newContext({ permissions: ['camera', 'microphone', 'local-network-access'] });
	const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
	await context.route(`${pageAddress}**`, async (route) => {
		const { pathname } = new URL(route.request().url());
		const file = pathname === '/' ? 'index.html' : pathname.slice(1);
		const contentType = types[extname(file)];
		if (!contentType) return route.fulfill({ status: 404 });
		await route.fulfill({ body: await readFile(join(folder, file)), contentType });
	});
	return context;
}
