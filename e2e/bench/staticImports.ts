/**
 * What a built page loads by itself: scripts, styles, preloaded modules, icons.
 * @returns paths relative to the page's folder
 */
export function loadedByPage(html: string): string[] {
	return [...html.matchAll(/(?:src|href)="\/?([^":#?]+)"/g)].flatMap(([, path]) => path ?? []);
}

/**
 * What a built module imports before it runs; `import()` is another matter.
 * @returns as written, relative to the module
 */
export function importedAtOnce(text: string): string[] {
	return [...text.matchAll(/(?:\bimport|\bfrom)\s*["'](\.[^"']+)["']/g)].flatMap(([, path]) => path ?? []);
}
