import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import { buildPage } from '../pages/buildPage.ts';
import { type PageServer, servePage } from '../servers/pageServer.ts';

/** The served page of a client that is not ours: `page.ts` in the folder of that name. */
export class StockPage {
	#server: PageServer | undefined;

	constructor(private readonly name: 'janus' | 'livekit' | 'mediasoupDemo') {}

	/** To be called where the tests are declared. */
	setUp(): void {
		test.beforeAll(async () => {
			const folder = fileURLToPath(new URL(`../../out/e2e-stranger-${this.name}`, import.meta.url));
			const script = new URL(`${this.name}/page.ts`, import.meta.url);
			this.#server = await servePage(await buildPage(folder, { script, title: this.name }));
		});
		test.afterAll(() => this.#server?.close());
	}

	get address(): string {
		if (!this.#server) throw new Error('the page is not served');
		return this.#server.address;
	}
}
