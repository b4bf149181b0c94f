import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Each is a page of its own: `parley.html`, and one for every stock client. */
export const clientNames = ['parley', 'mediasoupDemo', 'livekit', 'janus', 'galene'] as const;
export type ClientName = (typeof clientNames)[number];

/**
 * Bundles the pages.
 * @param scripts of a client that are no modules: handed to the page before everything else, by their names
 * @returns the folder to be served
 */
export async function buildClientPages(
	names: readonly ClientName[],
	scripts: Partial<Record<ClientName, readonly string[]>> = {},
): Promise<string> {
	const folder = join(here, '../../../../out/bench-clients');
	await mkdir(folder, { recursive: true });
	await build({
		entryPoints: names.map((name) => join(here, `${name}.ts`)),
		outdir: folder,
		bundle: true,
		format: 'esm',
		target: 'chrome130',
		// As the app's modules are, whose size counts when they are read.
		minify: true,
		logLevel: 'warning',
	});
	for (const name of names) {
		const sources = [
			...(scripts[name] ?? []).map((script) => `src="/${script}"`),
			`type="module" src="/${name}.js"`,
		];
		await writeFile(
			join(folder, `${name}.html`),
			`<!doctype html><meta charset="utf-8"><title>${name}</title>${sources
				.map((source) => `<script ${source}></script>`)
				.join('')}<body></body>\n`,
		);
	}
	return folder;
}
