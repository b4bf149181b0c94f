import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Bundles the page that holds a session. @returns the folder to be served */
export async function buildSessionPage(): Promise<string> {
	const folder = join(here, '../../../out/e2e-session');
	await mkdir(folder, { recursive: true });
	await build({
		entryPoints: [join(here, 'page.ts')],
		outfile: join(folder, 'page.js'),
		bundle: true,
		format: 'esm',
		target: 'chrome130',
	});
	// A worker that an adapter loads by its source's address beside it.
	await build({
		entryPoints: [join(here, '../../../renderer/session/livekit/endToEnd.worker.ts')],
		outfile: join(folder, 'endToEnd.worker.ts'),
		bundle: true,
		format: 'esm',
		target: 'chrome130',
	});
	await copyFile(join(here, 'index.html'), join(folder, 'index.html'));
	return folder;
}
