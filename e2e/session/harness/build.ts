import { fileURLToPath } from 'node:url';
import { buildPage } from '../../pages/buildPage.ts';

const folder = fileURLToPath(new URL('../../../out/e2e-session', import.meta.url));

/** Bundles the page that holds a session. @returns the folder to be served */
export function buildSessionPage(): Promise<string> {
	return buildPage(folder, {
		script: new URL('page.ts', import.meta.url),
		title: 'Session',
		workers: [new URL('../../../renderer/session/livekit/endToEnd.worker.ts', import.meta.url)],
	});
}
