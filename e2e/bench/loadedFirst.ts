import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { importedAtOnce, loadedByPage } from './staticImports.ts';

/**
 * What the built page loads before its first screen: the page, what it names, and what that imports.
 * @param folder of the built renderer
 * @returns paths relative to it
 */
export async function loadedFirst(folder: string): Promise<Set<string>> {
	const found = new Set(['index.html']);
	const waiting = loadedByPage(await readFile(join(folder, 'index.html'), 'utf8'));
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (found.has(next) || !existsSync(join(folder, next))) continue;
		found.add(next);
		if (!next.endsWith('.js')) continue;
		const from = dirname(next);
		const text = await readFile(join(folder, next), 'utf8');
		waiting.push(...importedAtOnce(text).map((name) => posix.normalize(posix.join(from, name))));
	}
	return found;
}
