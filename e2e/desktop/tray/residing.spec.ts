import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostCall, joinCall, pressInBar, waitForEachOther } from '../../app/call.ts';
import { callReport, personNamed, waitForSound, waitForVideo } from '../../app/inspection.ts';
import { launchApp } from '../../app/launch.ts';
import { until } from '../../app/until.ts';
import { expect, test } from './desktopTest.ts';
import { closeWindow, sightOf, waitForSight } from './windowOf.ts';

test('a page that crashes comes back into its call as it was: muted', async ({ cast }) => {
	const ana = await cast.desktop('Ana');
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, link.app);
	await waitForEachOther([ana, bea]);
	await pressInBar(bea.page, 'Turn microphone off');
	await until('Bea to be muted', async () => (await personNamed(ana.page, 'Bea'))?.tracks.microphone?.muted);
	const before = await personNamed(ana.page, 'Bea');

	const window = await bea.launched.app.browserWindow(bea.page);
	await window.evaluate(({ webContents }) => {
		webContents.forcefullyCrashRenderer();
	});
	// What she sends is sent anew: another track of the same person.
	const after = await until(
		'Bea to be back in the call',
		async () => {
			const now = await personNamed(ana.page, 'Bea');
			const track = now?.tracks.microphone;
			return track && track.id !== before?.tracks.microphone?.id ? now : null;
		},
		60_000,
	);
	expect(after.id).toBe(before?.id);
	expect(after.tracks.microphone?.muted).toBe(true);
	await waitForVideo(ana.page, 'Bea');
});

test('a GPU process that ends takes no call with it', async ({ cast }) => {
	const ana = await cast.desktop('Ana');
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, link.app);
	await waitForEachOther([ana, bea]);
	const gpu = () =>
		bea.launched.app.evaluate(({ app }) => app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid);
	const pid = await gpu();
	if (pid === undefined) throw new Error('There is no GPU process');
	process.kill(pid, 'SIGKILL');
	await until('another GPU process', async () => {
		const next = await gpu();
		return next !== undefined && next !== pid;
	});
	expect((await callReport(bea.page))?.phase.kind).toBe('inside');
	await waitForSound(ana.page, 'Bea');
});

test('the display stays awake in a call, and only there', async ({ cast }) => {
	const ana = await cast.desktop('Ana');
	const blocked = () =>
		ana.launched.app.evaluate(({ powerSaveBlocker }) =>
			Array.from({ length: 10 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true),
		);
	expect(await blocked()).toBe(false);
	await hostCall(ana);
	await expect.poll(blocked).toBe(true);
	await pressInBar(ana.page, 'Leave');
	await expect.poll(blocked).toBe(false);
});

test('quitting asks who hosts, and names how many would fall out', async ({ cast }) => {
	const ana = await cast.desktop('Ana');
	const link = await hostCall(ana);
	const bea = await cast.desktop('Bea');
	await joinCall(bea, link.app);
	await waitForEachOther([ana, bea]);
	const { app } = ana.launched;
	// The question is the system's own: the test answers in its place, "Stay".
	await app.evaluate(({ dialog }) => {
		const asked: unknown[] = [];
		Object.assign(globalThis, { asked });
		dialog.showMessageBox = async (...args: unknown[]) => {
			asked.push(args.at(-1));
			return { response: 1, checkboxChecked: false };
		};
	});
	await app.evaluate(({ app: main }) => main.quit());
	await app.evaluate(({ app: main }) => main.quit());
	const asked = () => app.evaluate(() => (globalThis as { asked?: { detail?: string }[] }).asked ?? []);
	await expect.poll(async () => (await asked())[0]?.detail).toContain('1 other person would fall out');
	expect((await callReport(ana.page))?.phase.kind).toBe('inside');
});

test('notifies of who comes while the window is hidden, and a click leads there', async ({
	cast,
	desktop,
}) => {
	const tray = await desktop.openTray();
	const notifications = await desktop.openNotifications();
	const ana = await cast.desktop('Ana', { env: desktop.env });
	const link = await hostCall(ana);
	await tray.item();
	await closeWindow(ana.launched);
	await waitForSight(ana.launched, 'hidden');
	const bea = await cast.desktop('Bea');
	await joinCall(bea, link.app);
	const joined = await until('a notification of Bea', async () =>
		notifications.shown.find(({ body }) => body === 'Bea joined'),
	);
	notifications.click(joined);
	await waitForSight(ana.launched, 'shown');
});

test('starts into the tray, and a second start shows it', async ({ cast, desktop }) => {
	const tray = await desktop.openTray();
	const ana = await cast.desktop('Ana', { env: desktop.env, args: ['--hidden'] });
	const item = await tray.item();
	await expect.poll(() => item.labels()).toContain('Start a call');
	expect(await sightOf(ana.launched)).toBe('hidden');
	await item.click('Start a call');
	await waitForSight(ana.launched, 'shown');
	await ana.page.getByRole('button', { name: 'Back' }).waitFor();
});

test('a hidden start without a tray is minimised', async ({ cast }) => {
	const ana = await cast.desktop('Ana', { args: ['--hidden'] });
	await waitForSight(ana.launched, 'minimised');
});

test('closing the window at home does what was chosen', async ({ cast, desktop }) => {
	const tray = await desktop.openTray();
	const ana = await cast.desktop('Ana', { env: desktop.env });
	const item = await tray.item();
	await closeWindow(ana.launched);
	await waitForSight(ana.launched, 'hidden');
	await item.click('Settings');
	await waitForSight(ana.launched, 'shown');
	await ana.page.getByText('Tray and start').first().click();
	await ana.page.getByText('Stay in the tray when the window is closed').click();
	const ended = ana.launched.app.waitForEvent('close');
	await closeWindow(ana.launched).catch(() => {});
	await ended;
});

test('starting with the session is a choice', async ({ cast }) => {
	const config = await cast.folder();
	const ana = await cast.desktop('Ana', { env: { XDG_CONFIG_HOME: config } });
	await ana.page.getByRole('button', { name: 'Settings' }).click();
	await ana.page.getByText('Tray and start').first().click();
	await ana.page.getByText('Start with the computer').click();
	const entry = () => readFile(join(config, 'autostart', 'parley.desktop'), 'utf8').catch(() => '');
	await expect.poll(entry).toContain('"--hidden"');
	await ana.page.getByText('Start with the computer').click();
	await expect.poll(entry).toBe('');
});

test('the window opens where it was', async ({ cast }) => {
	const userDataDir = await cast.folder();
	const place = { x: 200, y: 120, width: 700, height: 500 };
	const bounds = async (launched: Awaited<ReturnType<typeof launchApp>>) =>
		(await launched.app.browserWindow(launched.page)).evaluate((window) => window.getBounds());
	const first = await launchApp({ name: 'place', userDataDir });
	try {
		const window = await first.app.browserWindow(first.page);
		await waitForSight(first, 'shown');
		await window.evaluate((one, wanted) => one.setBounds(wanted), place);
		await expect
			.poll(async () =>
				JSON.parse(await readFile(join(userDataDir, 'window.json'), 'utf8').catch(() => '{}')),
			)
			.toMatchObject({ placement: { bounds: { width: 700, height: 500 } } });
	} finally {
		await first.close();
	}
	const kept = JSON.parse(await readFile(join(userDataDir, 'window.json'), 'utf8')).placement.bounds;
	const second = await launchApp({ name: 'place', userDataDir });
	try {
		await waitForSight(second, 'shown');
		await expect.poll(() => bounds(second)).toEqual(kept);
	} finally {
		await second.close();
	}
});
