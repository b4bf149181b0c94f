import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApp, launchApp } from '../app/launch.ts';
import { makeIdentity, type SelfMadeHost, type SelfMadeIdentity, startSelfMadeHost } from './selfMadeHost.ts';

let launched: LaunchedApp;
let page: Page;
let identity: SelfMadeIdentity;
let other: SelfMadeIdentity;
let hosts: SelfMadeHost[];

test.beforeAll(async () => {
	identity = await makeIdentity();
	other = await makeIdentity();
});
test.beforeEach(async () => {
	hosts = [];
	launched = await launchApp({ name: 'trust' });
	page = launched.page;
});
test.afterEach(async () => {
	await launched.close();
	for (const host of hosts) await host.close();
});

async function host(shown: SelfMadeIdentity, port?: number): Promise<number> {
	const started = await startSelfMadeHost(shown, port);
	hosts.push(started);
	return started.port;
}

const pin = (hostname: string, { keyHash }: SelfMadeIdentity) =>
	page.evaluate(([name, key]) => window.parley.trust.pin({ hostnames: [name], key }), [
		hostname,
		keyHash,
	] as const);

/** Opens a WebSocket and says how that went, and of which hostnames the app said that it refused them. */
const connect = (hostname: string, port: number) =>
	page.evaluate(
		(url) =>
			new Promise<{ opened: boolean; refused: string[] }>((resolve) => {
				const refused: string[] = [];
				const stop = window.parley.trustEvents.refused((refusal) => refused.push(refusal.hostname));
				const socket = new WebSocket(url);
				const settle = (opened: boolean) => {
					stop();
					socket.close();
					resolve({ opened, refused });
				};
				socket.onopen = () => settle(true);
				socket.onerror = () => settle(false);
			}),
		`wss://${hostname}:${port}/`,
	);

const open = { opened: true, refused: [] };
const refused = (hostname: string) => ({ opened: false, refused: [hostname] });

test('a host is trusted by its pinned key, at each address that is pinned', async () => {
	const port = await host(identity);
	for (const hostname of ['127.0.0.1', '[::1]', 'localhost']) {
		await pin(hostname, identity);
		expect(await connect(hostname, port)).toEqual(open);
	}
});

test('an unpinned host with a self-made key is refused', async () => {
	expect(await connect('127.0.0.1', await host(identity))).toEqual(refused('127.0.0.1'));
});

test('a key is refused where only another one is pinned, though pinned elsewhere', async () => {
	const port = await host(identity);
	await pin('127.0.0.1', other);
	await pin('localhost', identity);
	expect(await connect('127.0.0.1', port)).toEqual(refused('127.0.0.1'));
	expect(await connect('localhost', port)).toEqual(open);
});

test('a host whose key changes is refused, until its new key is pinned', async () => {
	const port = await host(identity);
	await pin('127.0.0.1', identity);
	expect(await connect('127.0.0.1', port)).toEqual(open);
	await hosts.pop()?.close();
	await host(other, port);
	expect(await connect('127.0.0.1', port)).toEqual(refused('127.0.0.1'));
	// Again, from Chromium's memory.
	expect(await connect('127.0.0.1', port)).toEqual({ opened: false, refused: [] });
	await pin('127.0.0.1', other);
	expect(await connect('127.0.0.1', port)).toEqual(open);
});

test('a link with the right key works right after one without', async () => {
	const port = await host(identity);
	expect(await connect('127.0.0.1', port)).toEqual(refused('127.0.0.1'));
	await pin('127.0.0.1', identity);
	expect(await connect('127.0.0.1', port)).toEqual(open);
});

test('what is pinned holds when the network process ends by itself', async () => {
	const port = await host(identity);
	await pin('127.0.0.1', other);
	await launched.app.evaluate(async ({ app }) => {
		const service = app
			.getAppMetrics()
			.find((process) => process.serviceName === 'network.mojom.NetworkService');
		if (!service) throw new Error('There is no network service.');
		const gone = new Promise((resolve) => app.once('child-process-gone', resolve));
		process.kill(service.pid);
		await gone;
	});
	expect(await connect('127.0.0.1', port)).toEqual(refused('127.0.0.1'));
	await pin('127.0.0.1', identity);
	expect(await connect('127.0.0.1', port)).toEqual(open);
});
