import { fileURLToPath } from 'node:url';
import { buildPage } from '../pages/buildPage.ts';
import { type PageServer, servePage } from '../servers/pageServer.ts';

/** Builds and serves the page of a client that is not ours: `page.ts` in the folder of that name. */
export async function serveStockPage(name: 'janus' | 'livekit' | 'mediasoupDemo'): Promise<PageServer> {
	const folder = fileURLToPath(new URL(`../../out/e2e-stranger-${name}`, import.meta.url));
	const script = new URL(`${name}/page.ts`, import.meta.url);
	return servePage(await buildPage(folder, { script, title: name }));
}
