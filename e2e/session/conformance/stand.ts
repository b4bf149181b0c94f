import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Capability, SessionTarget, Source } from '../../../renderer/session/session.ts';
import { type PageServer, servePage } from '../../servers/pageServer.ts';
import type { Server, ServerKind, ServerRoom } from '../../servers/server.ts';
import { buildSessionPage } from '../harness/build.ts';
import { launchChromium } from '../harness/chromium.ts';
import type {} from '../harness/page.ts';

/** How long something may take on two busy cores. Waiting ends as soon as it is so. */
export const patience = { timeout: 30_000 };

export interface Entered {
	readonly page: Page;
	readonly refusal: string | null;
}

/** A running server of one kind, a browser beside it, and a new room for each test. */
export class Stand<S extends Server = Server> {
	#browser: Browser | undefined;
	#server: S | undefined;
	#room: ServerRoom | undefined;
	#pages: PageServer | undefined;
	readonly #open: Page[] = [];

	constructor(readonly kind: ServerKind<S>) {}

	/** To be called where the tests are declared. */
	setUp(): void {
		test.beforeAll(async () => {
			const missing = this.kind.missing();
			test.skip(missing !== undefined, missing);
			const folder = await buildSessionPage();
			this.#pages = await servePage(folder);
			this.#server = await this.kind.start(folder);
			this.#browser = await launchChromium();
		});
		test.beforeEach(async () => {
			this.note('server', `${this.kind.kind} ${this.server.version}`);
			this.note('proven', this.kind.proven ?? 'real');
			this.#room = await this.server.newRoom();
		});
		test.afterEach(async () => {
			await Promise.all(this.#open.splice(0).map((page) => page.close()));
		});
		test.afterAll(async () => {
			await this.#browser?.close();
			await this.#server?.close();
			await this.#pages?.close();
		});
	}

	get server(): S {
		if (!this.#server) throw new Error('the server is not started');
		return this.#server;
	}

	get room(): ServerRoom {
		if (!this.#room) throw new Error('there is no room');
		return this.#room;
	}

	/** For the report of the run: which server it was, whether a real one, what it cannot do. */
	note(type: 'server' | 'proven' | 'unavailable', description: string): void {
		test.info().annotations.push({ type, description });
	}

	/** A page at the room's door, as somebody of this name. */
	async open(name: string): Promise<{ page: Page; inside: readonly string[] | null }> {
		const page = await this.blank();
		const target = await this.room.target(name);
		const inside = await page.evaluate((where) => window.page.open(where), target);
		return { page, inside };
	}

	/** Of whatever program: blank, and closed after the test. */
	async newPage(): Promise<Page> {
		if (!this.#browser) throw new Error('nothing is started');
		const page = await this.#browser.newPage();
		this.#open.push(page);
		page.on('console', (message) => {
			if (message.type() === 'error') console.log(`page: ${message.text()}`);
		});
		return page;
	}

	/** A page that can hold a session, and holds none yet. @param address another place that has it */
	async blank(address = this.room.page ?? this.#pages?.address): Promise<Page> {
		if (address === undefined) throw new Error('nothing is started');
		const page = await this.newPage();
		await page.goto(address);
		return page;
	}

	/** @param target if not the room of the test */
	async join(name: string, target?: SessionTarget): Promise<Page> {
		const page = await this.blank();
		await page.evaluate((where) => window.page.open(where), target ?? (await this.room.target(name)));
		await page.evaluate((displayName) => window.page.join(displayName), name);
		return page;
	}

	/**
	 * Tries to come in.
	 * @param address of the page, if another place has it
	 * @returns the page, and why it did not get in; null if it did
	 */
	async enter(target: SessionTarget, name: string, address?: string): Promise<Entered> {
		const page = await this.blank(address);
		const refusal = await page.evaluate(
			([where, displayName]) =>
				window.page
					.open(where)
					.then(() => window.page.join(displayName))
					.then(
						() => null,
						(error: { reason?: string }) => error.reason ?? String(error),
					),
			[target, name] as const,
		);
		return { page, refusal };
	}

	/** Whether the server can do something; if not, the run's report says so. */
	async can(page: Page, capability: Capability): Promise<boolean> {
		const able = await page.evaluate((what) => window.page.opened.capabilities[what], capability);
		if (able !== true) this.note('unavailable', `${capability}: ${able.unavailable}`);
		return able === true;
	}
}

export const look = (page: Page, name: string, source: 'camera' | 'screen' = 'camera') =>
	page.evaluate(([who, what]) => window.page.look(who, what), [name, source] as const);

export const colourOf = (page: Page, name: string, source: 'camera' | 'screen' = 'camera') =>
	expect.poll(async () => (await look(page, name, source))?.colour, patience);

/** Of everybody else, in the order of the alphabet. */
export const names = (page: Page) =>
	expect.poll(() => page.evaluate(() => [...window.page.participants.values()].sort()), patience);

export const states = (page: Page) => page.evaluate(() => window.page.states.map(({ kind }) => kind));

export const stateOf = (page: Page) =>
	expect.poll(() => page.evaluate(() => window.page.states.at(-1)?.kind), patience);

/** A counter of the first received stream of a source. */
export const received = (
	page: Page,
	source: Source,
	what: 'framesDecoded' | 'totalAudioEnergy' | 'packets',
) =>
	page.evaluate(
		async ([wanted, counter]) =>
			(await window.page.opened.statistics()).find(
				(stream) => stream.direction === 'received' && stream.source === wanted,
			)?.[counter] ?? 0,
		[source, what] as const,
	);

/** A counter of what is sent of a source, all layers together. */
export const sent = (page: Page, source: Source) =>
	page.evaluate(
		async (wanted) =>
			(await window.page.opened.statistics())
				.filter((stream) => stream.direction === 'sent' && stream.source === wanted)
				.reduce((sum, { packets }) => sum + packets, 0),
		source,
	);

export const mutedOf = (page: Page, name: string, source: Source) =>
	expect.poll(
		() => page.evaluate(([who, what]) => window.page.trackOf(who, what)?.muted, [name, source] as const),
		patience,
	);
