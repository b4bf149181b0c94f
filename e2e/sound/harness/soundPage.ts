import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import type { Recorded } from './recorded.ts';

/** The policy that the app's own page has, as far as sound meets it. */
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.wasm': 'application/wasm',
};

export interface SoundPage {
	readonly page: Page;
	close(): Promise<void>;
}

/**
 * Builds the page and opens it in Debian's chromium.
 * @param options.dir where it is built
 * @param options.wavPath what the fake microphone plays, over and over; beeps if it is left out
 * @param options.autoplay false to play nothing before a click, as browsers do with pages they do not know
 * @param options.prepare called before the page is loaded
 */
export async function openSoundPage(options: {
	dir: string;
	wavPath?: string;
	autoplay?: boolean;
	prepare?: (page: Page) => Promise<unknown>;
}): Promise<SoundPage> {
	await build({
		configFile: path.join(import.meta.dirname, 'vite.config.ts'),
		configLoader: 'runner',
		cacheDir: path.join(options.dir, 'cache'),
		logLevel: 'warn',
		build: { outDir: path.join(options.dir, 'page') },
	});
	const server = await serve(path.join(options.dir, 'page'));
	let browser: Browser | null = null;
	try {
		browser = await chromium.launch({
			executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
			args: [
				'--use-fake-device-for-media-stream',
				'--use-fake-ui-for-media-stream',
				...(options.wavPath ? [`--use-file-for-fake-audio-capture=${options.wavPath}`] : []),
				`--autoplay-policy=${options.autoplay === false ? 'document-user-activation-required' : 'no-user-gesture-required'}`,
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
				...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			],
		});
		const page = await browser.newPage();
		await options.prepare?.(page);
		await page.goto(server.address);
		await page.waitForFunction(() => 'harness' in window);
		const opened = browser;
		return {
			page,
			async close() {
				await opened.close();
				await server.close();
			},
		};
	} catch (error) {
		await browser?.close();
		await server.close();
		throw error;
	}
}

/** The samples that `Harness.recorded` gives out. */
export function samplesOf({ base64 }: Pick<Recorded, 'base64'>): Float32Array {
	const bytes = Buffer.from(base64, 'base64');
	return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

async function serve(folder: string): Promise<{ address: string; close(): Promise<void> }> {
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const file = path.join(folder, pathname === '/' ? 'index.html' : path.normalize(pathname));
		readFile(file).then(
			(body) => {
				response.setHeader('content-security-policy', policy);
				response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
				response.end(body);
			},
			() => response.writeHead(404).end(),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The page is served nowhere');
	return {
		address: `http://127.0.0.1:${address.port}/`,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
