import { expect, type Page, test } from '@playwright/test';
import type { HostingState } from '../../contract/bridge/features.ts';
import { type LaunchedApp, launchApp } from '../app/launch.ts';

let apps: LaunchedApp[];
test.beforeEach(() => {
	apps = [];
});
test.afterEach(async () => {
	for (const launched of apps) await launched.close();
});

async function launch(name: string, args: string[] = []): Promise<LaunchedApp> {
	const launched = await launchApp({ name, args });
	apps.push(launched);
	return launched;
}

const start = (page: Page, data: { port?: number } = {}) =>
	page.evaluate((given) => window.parley.hosting.start(given), data);

function running(state: HostingState) {
	if (state.kind !== 'running') throw new Error(`The call is ${JSON.stringify(state)}.`);
	return state;
}

/** Pins and opens the signalling of a call as the app's own session would. */
const connect = (
	page: Page,
	{ own }: { own: { addresses: readonly string[]; key?: string | undefined; roomId: string } },
) =>
	page.evaluate(async ({ addresses: [address = ''], key = '', roomId }) => {
		await window.parley.trust.pin({ hostnames: [address.replace(/:\d+$/, '')], key });
		return new Promise<string>((resolve) => {
			const socket = new WebSocket(`wss://${address}/?roomId=${roomId}&peerId=probe`, 'protoo');
			socket.onopen = () => resolve('open');
			socket.onerror = () => resolve('error');
		});
	}, own);

test('hosts a call that its own app and a browser on this machine reach', async () => {
	const { page } = await launch('host');
	const state = running(await start(page, { port: 0 }));
	expect(await connect(page, state)).toBe('open');
	const answer = await fetch(state.localPage);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toContain('text/html');
	expect(await start(page)).toEqual(state);
	await page.evaluate(() => window.parley.hosting.stop());
	expect(await page.evaluate(() => window.parley.hosting.state())).toEqual({ kind: 'stopped' });
	await expect(fetch(state.localPage)).rejects.toThrow();
});

test('a host that is killed comes back with the same links', async () => {
	const { app, page } = await launch('host');
	const before = running(await start(page, { port: 0 }));
	const kinds = page.evaluate(
		() =>
			new Promise<string[]>((resolve) => {
				const seen: string[] = [];
				const stop = window.parley.hostingEvents.changed(({ kind }) => {
					seen.push(kind);
					if (kind !== 'restarting') {
						stop();
						resolve(seen);
					}
				});
			}),
	);
	await app.evaluate(({ app: main }) => {
		const host = main.getAppMetrics().find(({ name }) => name === 'Parley host');
		if (!host) throw new Error('There is no host process.');
		process.kill(host.pid, 'SIGKILL');
	});
	expect(await kinds).toEqual(['restarting', 'running']);
	expect(await page.evaluate(() => window.parley.hosting.state())).toEqual(before);
	expect(await connect(page, before)).toBe('open');
});

test('two apps host side by side, the second on another port', async () => {
	const [one, other] = [await launch('one'), await launch('other')];
	const first = running(await start(one.page));
	const second = running(await start(other.page));
	expect(second.own.addresses).not.toEqual(first.own.addresses);
	expect(second.own.key).not.toBe(first.own.key);
	const port = Number(first.own.addresses[0]?.split(':').at(-1));
	await other.page.evaluate(() => window.parley.hosting.stop());
	expect(await start(other.page, { port })).toEqual({ kind: 'failed', reason: 'port-taken' });
});

test('says so when there is no media worker', async () => {
	const launched = await launchApp({
		name: 'host',
		env: { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' },
	});
	apps.push(launched);
	expect(await start(launched.page, { port: 0 })).toEqual({ kind: 'failed', reason: 'worker-missing' });
});

test('prints how to join when it is asked to', async () => {
	const { output, page } = await launch('host', ['--host-and-print-link']);
	await expect.poll(output).toMatch(/^Join in the app: parley:\/\/join\/[\w-]{8,}\?at=\S+&key=[\w-]{43}$/m);
	const localPage = /^Join in a browser: (http:\/\/\S+)$/m.exec(output())?.[1] ?? '';
	expect((await fetch(localPage)).status).toBe(200);
	expect(await page.evaluate(() => window.parley.hosting.state())).toMatchObject({
		kind: 'running',
		localPage,
	});
});
