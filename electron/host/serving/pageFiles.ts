import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.svg': 'image/svg+xml; charset=utf-8',
	'.wasm': 'application/wasm',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.mp3': 'audio/mpeg',
	'.ogg': 'audio/ogg',
	'.wav': 'audio/wav',
	'.txt': 'text/plain; charset=utf-8',
};
const compressible = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;

export type Encoding = 'br' | 'gzip' | 'identity';

export interface PageFile {
	readonly body: Buffer;
	readonly type: string;
	readonly encoding: Encoding;
	/** Its name holds a hash of its content: it never changes. */
	readonly immutable: boolean;
	readonly etag: string;
}

/** The files of the built page. Nothing outside of their directory is ever read. */
export class PageFiles {
	/** Compressed once for each version of a file; the page is a few megabytes. */
	readonly #cache = new Map<string, { readonly version: string; readonly body: Promise<Buffer> }>();

	constructor(private readonly directory: string) {}

	/**
	 * @param path of the URL, still percent-encoded, without its query
	 * @returns undefined when there is no such file, or it is none of ours to give
	 */
	async read(path: string, accepted: string): Promise<PageFile | undefined> {
		const name = safeName(path);
		const type = types[extname(name ?? '').toLowerCase()];
		// Source maps and whatever else lies there are nobody's business.
		if (!name || !type) return undefined;
		const found = await this.#locate(name);
		if (!found) return undefined;
		const encoding = compressible.test(type) ? chooseEncoding(accepted) : 'identity';
		const key = `${name} ${encoding}`;
		let cached = this.#cache.get(key);
		if (cached?.version !== found.version) {
			cached = { version: found.version, body: compress(found.file, encoding) };
			this.#cache.set(key, cached);
			cached.body.catch(() => this.#cache.delete(key));
		}
		return {
			body: await cached.body,
			type,
			encoding,
			immutable: /^assets\/.+-[\w-]{8,}\.\w+$/.test(name),
			etag: `"${found.version}-${encoding}"`,
		};
	}

	async #locate(name: string): Promise<{ file: string; version: string } | undefined> {
		try {
			const root = await realpath(this.directory);
			// Links are followed before it is decided whether the file is inside.
			const file = await realpath(join(root, name));
			if (!file.startsWith(root + sep)) return undefined;
			const info = await stat(file);
			if (!info.isFile()) return undefined;
			return { file, version: `${info.size.toString(36)}-${Math.floor(info.mtimeMs).toString(36)}` };
		} catch {
			return undefined; // Not there.
		}
	}
}

/** @returns a relative name in plain segments, or undefined for anything else */
function safeName(path: string): string | undefined {
	let decoded: string;
	try {
		decoded = decodeURIComponent(path);
	} catch {
		return undefined;
	}
	const segments = decoded.split('/').slice(1);
	const safe = segments.every((segment) => /^[\w][\w.@-]*$/.test(segment) && !segment.includes('..'));
	return safe && segments.length <= 8 ? segments.join('/') : undefined;
}

function chooseEncoding(accepted: string): Encoding {
	if (/\bbr\b/.test(accepted)) return 'br';
	return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

async function compress(file: string, encoding: Encoding): Promise<Buffer> {
	const content = await readFile(file);
	if (encoding === 'gzip') return promisify(gzip)(content);
	if (encoding === 'identity') return content;
	// Higher qualities take seconds for a megabyte, and the first guest would wait for them.
	return promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
