import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageParts {
	/** The script's source. */
	readonly script: URL;
	readonly title: string;
	/** Sources of workers that the script loads by these names, beside itself. */
	readonly workers?: readonly URL[];
}

/** Bundles a script into a page that has nothing else. @returns the folder, to be served */
export async function buildPage(folder: string, { script, title, workers = [] }: PageParts): Promise<string> {
	await mkdir(folder, { recursive: true });
	await bundle(script, join(folder, 'page.js'));
	for (const worker of workers) await bundle(worker, join(folder, basename(worker.pathname)));
	await writeFile(join(folder, 'index.html'), around(title));
	return folder;
}

async function bundle(source: URL, outfile: string): Promise<void> {
	await build({
		entryPoints: [fileURLToPath(source)],
		outfile,
		bundle: true,
		format: 'esm',
		target: 'chrome130',
		logLevel: 'warning',
	});
}

function around(title: string): string {
	return `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<title>${title}</title>
		<script type="module" src="/page.js"></script>
	</head>
	<body></body>
</html>
`;
}
