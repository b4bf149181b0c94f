import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Each is a page of its own: `parley.html`, and one for every stock client. */
export type ClientName = 'parley' | 'mediasoupDemo' | 'legacyDemo' | 'livekit' | 'janus' | 'galene';

/**
 * Bundles the pages of Parley and of another client.
 * @param scripts of that client that are no modules: its page loads them first
 * @returns the folder to be served
 */
export async function buildClientPages(stock: ClientName, scripts: readonly string[] = []): Promise<string> {
	const folder = join(here, '../../../../out/bench-clients');
	await mkdir(folder, { recursive: true });
	await build({
		entryPoints: ['parley', stock].map((name) => join(here, `${name}.ts`)),
		outdir: folder,
		bundle: true,
		format: 'esm',
		target: 'chrome130',
		// As the app's modules are, whose size counts when they are read.
		minify: true,
		logLevel: 'warning',
	});
	for (const script of scripts) await copyFile(script, join(folder, basename(script)));
	await writePage(folder, 'parley', []);
	await writePage(folder, stock, scripts);
	return folder;
}

async function writePage(folder: string, name: ClientName, scripts: readonly string[]): Promise<void> {
	const sources = [
		...scripts.map((script) => `src="/${basename(script)}"`),
		`type="module" src="/${name}.js"`,
	];
	const elements = sources.map((source) => `<script ${source}></script>`).join('');
	const head = `<!doctype html><meta charset="utf-8"><title>${name}</title>`;
	await writeFile(join(folder, `${name}.html`), `${head}${elements}<body></body>\n`);
}
