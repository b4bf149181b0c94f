import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	// Bundled under their sources' names: a page loads them by those.
	'.ts': 'text/javascript',
	'.css': 'text/css',
	'.wasm': 'application/wasm',
};

export interface PageServer {
	readonly address: string;
	close(): Promise<void>;
}

/** Serves a folder on this machine, where plain http counts as a secure context. */
export async function servePage(folder: string): Promise<PageServer> {
	const server = createServer(async (request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const file = normalize(pathname === '/' ? '/index.html' : decodeURIComponent(pathname));
		const path = join(folder, file);
		if (!(await isFile(path))) return void response.writeHead(404).end();
		response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
		// A page that went away in the middle of it wants no more.
		await pipeline(createReadStream(path), response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('the page server has no address');
	return {
		address: `http://127.0.0.1:${address.port}/`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function isFile(path: string): Promise<boolean> {
	const found = await stat(path).catch(() => null);
	return found?.isFile() ?? false;
}
