import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { loadedFirst } from './loadedFirst.ts';
import { type Figure, type Measurement, NotMeasurable } from './measurement.ts';

const out = fileURLToPath(new URL('../../out', import.meta.url));

/** How much is loaded: before the first screen, later, and in the processes without a page. */
export const bundleSizes: Measurement = {
	name: 'bundles',
	title: 'Sizes of what is built',
	async run() {
		const renderer = join(out, 'renderer');
		if (!existsSync(join(renderer, 'index.html'))) throw new NotMeasurable('the renderer is not built');
		const files = (await readdir(renderer, { recursive: true, withFileTypes: true }))
			.filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
			.map((entry) => posix.relative(renderer, posix.join(entry.parentPath, entry.name)));
		const first = await loadedFirst(renderer);
		const later = files.filter((file) => !first.has(file));
		const figures: Figure[] = [
			...(await sizes('renderer, before the first screen', renderer, [...first])),
			...(await sizes('renderer, loaded when needed', renderer, later)),
		];
		const largest = await Promise.all(
			later.map(async (file) => ({ file, bytes: (await readFile(join(renderer, file))).length })),
		);
		const processes = { 'main process': 'electron/main.js', preload: 'preload/preload.cjs' };
		for (const [name, file] of Object.entries({ ...processes, host: 'electron/host.js' }))
			figures.push(...(await sizes(name, out, [file])));
		return {
			figures,
			notes: [
				`Before the first screen: ${[...first].join(', ')}.`,
				`Largest of the later ones: ${largest
					.sort((one, other) => other.bytes - one.bytes)
					.slice(0, 4)
					.map(({ file, bytes }) => `${file} ${kilobytes(bytes).toFixed(0)} kB`)
					.join(', ')}.`,
			],
		};
	},
};

async function sizes(name: string, folder: string, files: readonly string[]): Promise<Figure[]> {
	const contents = await Promise.all(
		files.filter((file) => existsSync(join(folder, file))).map((file) => readFile(join(folder, file))),
	);
	const sum = (lengths: number[]) => kilobytes(lengths.reduce((one, other) => one + other, 0));
	return [
		{ name, value: sum(contents.map(({ length }) => length)), unit: 'kB' },
		{
			name: `${name}, gzip`,
			value: sum(contents.map((content) => gzipSync(content).length)),
			unit: 'kB',
		},
	];
}

function kilobytes(bytes: number): number {
	return bytes / 1000;
}
