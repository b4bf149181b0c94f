import type { Page } from '@playwright/test';
import { build } from 'esbuild';

const bundles = new Map<string, Promise<string>>();

/**
 * Runs a TypeScript module in a page, once, with all that it imports. Playwright takes single functions only;
 * and a script element would not do, as the app's page loads its own scripts alone.
 * @param name what the module puts on `window`: it is not run again where that is
 */
export async function installInPage(page: Page, file: string, name: string): Promise<void> {
	if (await page.evaluate((global) => global in window, name)) return;
	let text = bundles.get(file);
	if (!text) {
		text = bundle(file);
		bundles.set(file, text);
	}
	await page.evaluate(await text);
}

async function bundle(file: string): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [file],
		bundle: true,
		write: false,
		format: 'iife',
		target: 'chrome130',
		logLevel: 'warning',
	});
	const [output] = outputFiles;
	if (!output) throw new Error(`${file} could not be built`);
	return output.text;
}
