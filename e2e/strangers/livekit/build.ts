import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Bundles the page of LiveKit's own client. @returns the folder to be served */
export async function buildStockPage(): Promise<string> {
	const folder = join(here, '../../../out/e2e-stranger-livekit');
	await mkdir(folder, { recursive: true });
	await build({
		entryPoints: [join(here, 'page.ts')],
		outfile: join(folder, 'page.js'),
		bundle: true,
		format: 'esm',
		target: 'chrome130',
	});
	const page =
		'<!doctype html><html lang="en"><title>livekit-client</title><script type="module" src="/page.js"></script></html>';
	await writeFile(join(folder, 'index.html'), page);
	return folder;
}
