import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { loadedFirst } from '../bench/loadedFirst.ts';

const renderer = fileURLToPath(new URL('../../out/renderer', import.meta.url));
/** In kB, gzipped. More than this and Home comes noticeably later: load it when it is needed. */
const budget = 320;

test('Home loads no adapter, no call engine, and not too much', async () => {
	const files = [...(await loadedFirst(renderer))];
	const sources: string[] = [];
	let size = 0;
	for (const file of files) {
		size += gzipSync(await readFile(join(renderer, file))).length / 1000;
		const map = join(renderer, `${file}.map`);
		if (!file.endsWith('.js') || !existsSync(map)) continue;
		sources.push(...(JSON.parse(await readFile(map, 'utf8')) as { sources: string[] }).sources);
	}
	// What is looked for is really there to be found: the maps name their sources.
	expect(sources.some((source) => source.endsWith('views/home/Home.tsx'))).toBe(true);
	const late =
		/session\/(mediasoup|livekit|janus|galene|whip)|renderer\/call\/call\.ts|(mediasoup|livekit)-client/;
	expect(sources.filter((source) => late.test(source))).toEqual([]);
	expect(size).toBeLessThan(budget);
});
