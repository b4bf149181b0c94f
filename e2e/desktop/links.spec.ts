import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { appLink } from '../../contract/invitation/invitation.ts';
import { type LaunchedApp, launchApp } from '../app/launch.ts';

const link = (roomId: string) => appLink({ roomId, addresses: ['192.168.1.5:4443'], key: 'k'.repeat(43) });

let apps: LaunchedApp[];
test.beforeEach(() => {
	apps = [];
});
test.afterEach(async () => {
	for (const launched of apps) await launched.close();
});

async function launch(args: string[] = []): Promise<LaunchedApp> {
	const launched = await launchApp({ name: 'links', args });
	apps.push(launched);
	return launched;
}

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

const take = ({ page }: LaunchedApp) => page.evaluate(() => window.parley.links.take());

test('a link that opens the app waits for the page, which takes it once', async () => {
	const launched = await launch([link('opened-with-it')]);
	expect(await take(launched)).toBe(link('opened-with-it'));
	expect(await take(launched)).toBeNull();
});

test('a link opened later comes to the app that runs', async () => {
	const launched = await launch();
	const arrived = launched.page.evaluate(
		() =>
			new Promise<string | null>((resolve) => {
				window.parley.linksEvents.arrived(() => resolve(window.parley.links.take()));
				document.body.setAttribute('data-listens', '');
			}),
	);
	await expect(launched.page.locator('body[data-listens]')).toBeAttached();
	await startAgain(launched, link('opened-later'));
	expect(await arrived).toBe(link('opened-later'));
});

test('what is no link to a call is not handed on', async () => {
	const launched = await launch(['parley://join/x?at=nowhere']);
	expect(await take(launched)).toBeNull();
	await startAgain(launched, 'parley://settings/');
	expect(await take(launched)).toBeNull();
});

test('apps with user data of their own run side by side', async () => {
	const [one, other] = [await launch([link('for-the-one')]), await launch([link('for-the-other')])];
	expect([await take(one), await take(other)]).toEqual([link('for-the-one'), link('for-the-other')]);
});
