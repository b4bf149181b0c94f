import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { appLink } from '../../contract/invitation/invitation.ts';
import { type LaunchedApp, launchApp } from '../app/launch.ts';
import { makeIdentity, type SelfMadeHost, startSelfMadeHost } from './selfMadeHost.ts';

/** A link is taken when the app knocks at the host that it names, trusting its key, and asks for its room. */
let host: SelfMadeHost;
let link: (roomId: string) => string;
let apps: LaunchedApp[];

test.beforeEach(async () => {
	apps = [];
	const identity = await makeIdentity();
	host = await startSelfMadeHost(identity);
	link = (roomId) => appLink({ roomId, addresses: [`127.0.0.1:${host.port}`], key: identity.keyHash });
});
test.afterEach(async () => {
	for (const launched of apps) await launched.close();
	await host.close();
});

async function launch(args: string[] = []): Promise<LaunchedApp> {
	const launched = await launchApp({ name: 'links', args });
	apps.push(launched);
	return launched;
}

/** The rooms that were asked for, each once. */
const roomsAskedFor = () => [
	...new Set(host.knocks.map((knock) => new URL(knock, 'wss://host').searchParams.get('roomId'))),
];

/** Starts the same app again, as the system does for a link, and waits until that one has ended. */
async function startAgain({ app, userDataDir }: LaunchedApp, argument: string): Promise<void> {
	const again = await app.evaluate(({ app: main }) => ({
		path: process.execPath,
		folder: main.getAppPath(),
	}));
	const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const child = spawn(again.path, [again.folder, `--user-data-dir=${userDataDir}`, ...root, argument], {
		stdio: 'ignore',
	});
	await once(child, 'exit');
}

test('a link that opens the app leads to its call', async () => {
	await launch([link('opened-with-it')]);
	await expect.poll(roomsAskedFor).toEqual(['opened-with-it']);
});

test('a link opened later comes to the app that runs', async () => {
	const launched = await launch();
	await startAgain(launched, link('opened-later'));
	await expect.poll(roomsAskedFor).toEqual(['opened-later']);
	expect(launched.app.windows()).toHaveLength(1);
});

test('what is no link to a call is not handed on', async () => {
	const launched = await launch(['parley://join/x?at=nowhere']);
	await startAgain(launched, 'parley://settings/');
	await startAgain(launched, link('x'));
	expect(await launched.page.evaluate(() => window.parley.links.take())).toBeNull();
	// Only after that does a good one arrive, so nothing else was on its way.
	await startAgain(launched, link('the-good-one'));
	await expect.poll(roomsAskedFor).toEqual(['the-good-one']);
});

test('apps with user data of their own run side by side', async () => {
	await launch([link('for-the-one')]);
	await launch([link('for-the-other')]);
	await expect.poll(roomsAskedFor).toEqual(['for-the-one', 'for-the-other']);
});
