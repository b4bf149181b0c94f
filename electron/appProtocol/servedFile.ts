import { extname, join, relative, sep } from 'node:path';
import { appOrigin, originOf } from './origin.ts';

/** What the built page consists of. A file of another kind is not served. */
const contentTypes: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.wasm': 'application/wasm',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.mp3': 'audio/mpeg',
	'.ogg': 'audio/ogg',
	'.wav': 'audio/wav',
};

export interface ServedFile {
	readonly path: string;
	readonly contentType: string;
}

/**
 * Which file of `folder` a request of the app's scheme means.
 * @returns undefined when it means none: another origin, a way out of the folder, an unknown kind of file
 */
export function servedFile(folder: string, requested: string): ServedFile | undefined {
	if (originOf(requested) !== appOrigin) return undefined;
	const pathname = decoded(new URL(requested).pathname);
	// The URL parser has resolved plain dots; an encoded slash, a backslash (Windows) or a NUL only show now.
	if (pathname === undefined || /[\\\0]/.test(pathname)) return undefined;
	const path = join(folder, pathname === '/' ? 'index.html' : pathname);
	const inside = relative(folder, path);
	if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) return undefined;
	const contentType = contentTypes[extname(path).toLowerCase()];
	return contentType ? { path, contentType } : undefined;
}

function decoded(pathname: string): string | undefined {
	try {
		return decodeURIComponent(pathname);
	} catch {
		return undefined;
	}
}
