import { expect, test } from '@playwright/test';
import { servePage } from '../servers/pageServer.ts';
import { type PickyServer, startPickyServer } from '../servers/pickyServer.ts';
import { buildSessionPage } from './harness/build.ts';
import { launchChromium } from './harness/chromium.ts';
import type {} from './harness/page.ts';

/** What a person is told of a mediasoup-demo server that lets them in nowhere. */
async function reasonsAt(server: PickyServer): Promise<(string | undefined)[]> {
	const pages = await servePage(await buildSessionPage());
	const browser = await launchChromium();
	try {
		const page = await browser.newPage();
		await page.goto(pages.address);
		const socket = `ws://127.0.0.1:${server.port}/`;
		const reasons: (string | undefined)[] = [];
		for (const standsIn of [false, true])
			reasons.push(
				await page.evaluate(
					(target) =>
						window.page.open(target).then(
							() => 'opened',
							(error: { reason?: string }) => error.reason,
						),
					{ kind: 'mediasoup-demo', socket, roomId: 'r', standsIn } as const,
				),
			);
		return reasons;
	} finally {
		await browser.close();
		await pages.close();
	}
}

test('a browser is sent to the app, and the app says that it was refused', async () => {
	const server = await startPickyServer('https://elsewhere.example');
	try {
		expect(await reasonsAt(server)).toEqual(['own-page-only', 'refused']);
	} finally {
		await server.close();
	}
});

test('a server that is not there is no server that refuses', async () => {
	const server = await startPickyServer();
	await server.close();
	expect(await reasonsAt(server)).toEqual(['unreachable', 'unreachable']);
});
