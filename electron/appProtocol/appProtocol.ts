import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import { appScheme } from './origin.ts';
import { servedFile } from './servedFile.ts';

/** Must be called before the app is ready. */
export function declareAppProtocol(): void {
	protocol.registerSchemesAsPrivileged([
		{
			scheme: appScheme,
			// Secure: without it there are no media devices. Code cache: a warm start compiles nothing twice.
			privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
		},
	]);
}

/** Serves the built page, read-only, to this session. */
export function serveApp(session: Session, folder: string): void {
	session.protocol.handle(appScheme, async (request) => {
		const file = request.method === 'GET' ? servedFile(folder, request.url) : undefined;
		if (!file) return refused();
		try {
			return new Response(await readFile(file.path), { headers: headers(file.contentType) });
		} catch {
			// A missing file, for the page. That the page itself is missing shows as a failed load.
			return refused();
		}
	});
}

function headers(contentType: string): Record<string, string> {
	return {
		'content-type': contentType,
		'content-security-policy': contentSecurityPolicy,
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'cross-origin-opener-policy': 'same-origin',
	};
}

function refused(): Response {
	return new Response(null, { status: 404, headers: headers('text/plain') });
}
